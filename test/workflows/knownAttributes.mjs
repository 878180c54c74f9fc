// Stands in for workflows/queues.ts under the time-skipping server, which knows these search attributes alone.
export const QUEUES = {
  quick: "histoclaim",
  cpu: "histoclaim-cpu",
  gpu: "histoclaim-gpu",
};
export const SEARCH_ATTRIBUTES = {
  cohort: "CustomStringField",
  state: "CustomKeywordField",
};
