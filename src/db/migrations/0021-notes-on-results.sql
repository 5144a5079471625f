-- What is to be said with the result of a job: a sentence on each line, such as which letters its paper could not print.
ALTER TABLE job ADD COLUMN note text;
