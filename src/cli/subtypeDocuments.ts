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

const INTERVAL = /* GraphQL */ `
  interval {
    low
    high
  }
`;

const FIGURES = /* GraphQL */ `
  name
  auc {
    class
    value
    ${INTERVAL}
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
`;

const DROP = /* GraphQL */ `
  auc {
    class
    value
    ${INTERVAL}
  }
  balancedAccuracy
  balancedAccuracyInterval {
    low
    high
  }
`;

const KEPT = /* GraphQL */ `
  kept {
    notes
    imageRun
    genes
    classes {
      name
      patients
    }
    inputs {
      ${FIGURES}
    }
    drop {
      ${DROP}
    }
    beyondEmbedding {
      ${DROP}
    }
    predictions {
      patient
      subtype
      fold
      imageFold
      measured {
        class
        value
      }
      predicted {
        class
        value
      }
    }
    crossTable {
      genes {
        gene
        r
        ${INTERVAL}
        p
        q
        learnable
        byClass {
          class
          importance
          important
        }
      }
      byClass {
        class
        rho
        ${INTERVAL}
        p
        q
        importantNotLearnable
        learnableNotImportant
      }
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
          ${FIGURES}
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
        pairs {
          genes
          value
        }
        markers {
          gene
          subtype
          direction
        }
        marks {
          tests
          heldOut
          pairs {
            gene
            subtype
            direction
            claimed
            auc
            ${INTERVAL}
            heldOutAuc
            p
            q
          }
        }
        learningCurve {
          class
          patients
          points {
            taught
            auc
            ${INTERVAL}
          }
          target
          rarity
          more {
            value
            low
            high
          }
          reached
        }
        ${KEPT}
      }
    }
  }
`;
