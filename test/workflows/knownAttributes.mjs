// Stands in for workflows/searchAttributes.ts under the time-skipping server, which knows these search attributes alone.
export const SEARCH_ATTRIBUTES = {
  cohort: "CustomStringField",
  state: "CustomKeywordField",
};
