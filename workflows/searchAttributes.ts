/** What workflows can be found by: the cohort's name and what the workflow is at. Keywords, registered by the stack. */
export const SEARCH_ATTRIBUTES = {
  cohort: "HistoclaimCohort",
  state: "HistoclaimState",
} as const;
