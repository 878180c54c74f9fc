import { ACCEPTED_RUN } from "./acceptedRunFields.js";
import { REFUSAL } from "./refusal.js";

/** The GraphQL documents of the command `subtype`. */

export const START_SUBTYPE = /* GraphQL */ `
  mutation StartSubtype($input: StartSubtypeInput!) {
    startSubtype(input: $input) {
      __typename
      ${ACCEPTED_RUN}
      ${REFUSAL}
    }
  }
`;

export const SUBTYPES = /* GraphQL */ `
  query Subtypes($id: ID!) {
    run(id: $id) {
      subtypes {
        notes
        classes {
          name
          patients
        }
        rare {
          name
          patients
        }
        unlabelled
        models {
          name
          auc {
            class
            value
            interval {
              low
              high
            }
            calibration {
              patients
              foretold
              observed
            }
          }
          balancedAccuracy
          balancedAccuracyInterval {
            low
            high
          }
          balancedAccuracyPrior
          logLoss
          logLossPrior
          confusion
        }
        predictions {
          patient
          fold
          subtype
          probabilities {
            class
            value
          }
        }
        importance {
          gene
          value
          byClass {
            class
            value
          }
        }
        markers {
          gene
          subtype
          direction
        }
      }
    }
  }
`;
