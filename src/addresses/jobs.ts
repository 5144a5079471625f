/** The addresses of work that takes long. */
export const jobsPath = '/jobs';
export const jobPath = (jobId: string) => `${jobsPath}/${encodeURIComponent(jobId)}`;
export const jobResultPath = (jobId: string) => `${jobPath(jobId)}/result`;
export const jobCancellationPath = (jobId: string) => `${jobPath(jobId)}/cancellation`;
