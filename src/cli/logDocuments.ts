/** The GraphQL documents of the log and its keys. */

import { REFUSAL } from "./refusal.js";

export const LOG = /* GraphQL */ `
  query Log {
    log {
      size
      root
      keys {
        verifier
        index
        endorsed
      }
    }
  }
`;

export const CHECKPOINT = /* GraphQL */ `
  query Checkpoint {
    log {
      checkpoint {
        __typename
        ... on Checkpoint {
          size
          root
          note
        }
        ... on NotSigned {
          message
        }
      }
    }
  }
`;

export const ROTATE_LOG_KEY = /* GraphQL */ `
  mutation RotateLogKey($input: RotateLogKeyInput!) {
    rotateLogKey(input: $input) {
      __typename
      ... on KeyRotation {
        verifier
        previous
        dryRun
      }
      ${REFUSAL}
    }
  }
`;
