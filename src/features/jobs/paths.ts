/** The addresses of work that takes long. */
export const jobsPath = '/jobs';
export const jobPath = (jobId: string) => `${jobsPath}/${encodeURIComponent(jobId)}`;
