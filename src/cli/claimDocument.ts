import { CONTROL } from "./controlFields.js";
import { FIGURES } from "./figureFields.js";
import { NAMED_THING } from "./thingName.js";
import { CAUSE } from "./verdictCause.js";

/** The page of one claim. */
export const CLAIM = /* GraphQL */ `
  query Claim($id: ID!) {
    claim(id: $id) {
      id
      statement
      createdAt
      cohort {
        name
      }
      verdict {
        id
        outcome
        exploratory
        openings
        novel
        reason
        judgedAt
        protocol {
          id
          name
          version
          exploratory
        }
        cause {
          ${CAUSE}
        }
        results {
          criterion {
            title
            role
          }
          outcome
          observed
          margin
          sentence
          ${FIGURES}
        }
        flipSets {
          to
          sentence
          criteria {
            id
            title
          }
        }
      }
      explainedBy {
        id
        statement
        name
      }
      knownFacts {
        statement
        source
      }
      contradicts {
        id
        statement
        verdict {
          outcome
        }
      }
      related {
        bearing
        claim {
          id
          statement
          verdict {
            outcome
          }
        }
      }
      verdicts(first: 20) {
        nodes {
          id
          outcome
          exploratory
          openings
          judgedAt
          protocol {
            id
            name
            version
            exploratory
          }
          cause {
            ${CAUSE}
          }
        }
      }
      proposedBy {
        name
      }
      reviews(first: 20) {
        nodes {
          reviewer
          role
          decision
          comment
          createdAt
          standing
        }
      }
      withdrawals {
        reason
        createdAt
        by {
          name
        }
        entity {
          ${NAMED_THING}
        }
        reinstatement {
          createdAt
        }
      }
      evidenceLines(first: 50) {
        nodes {
          direction
          summary
        }
      }
      controls {
        ${CONTROL}
      }
      evaluations {
        gene
        metrics {
          name
          value
          interval {
            low
            high
          }
        }
      }
    }
  }
`;
