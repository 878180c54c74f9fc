/** What is asked of a control, in a selection. */
export const CONTROL = /* GraphQL */ `
  kind
  subject
  value
  baseline
  n
  p
  nullHypothesis
  unmeasured
  meaning {
    question
    concern
  }
  judgement {
    bearing
    reason
  }
`;
