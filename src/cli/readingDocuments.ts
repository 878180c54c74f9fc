/** The GraphQL documents of blind readings. */

import { REFUSAL } from "./refusal.js";

export const START_READING = /* GraphQL */ `
  mutation StartReading($input: StartReadingInput!) {
    startReading(input: $input) {
      __typename
      ... on ReadingReceipt {
        dryRun
        before
        reading {
          id
        }
      }
      ${REFUSAL}
    }
  }
`;

export const READING = /* GraphQL */ `
  query Reading($id: ID!) {
    reading(id: $id) {
      id
      question
      commitment
      readers
      startedAt
      closedAt
      withdrawn
      refusals
      items {
        id
        picture
        answer
      }
      progress {
        name
        read
      }
      result {
        contrast
        interval {
          low
          high
        }
        p
        patients
        attendedRate
        controlRate
        agreement {
          name
          value
          interval {
            low
            high
          }
        }
        readers
        leftOut
        key {
          id
          arm
          slide
          x
          y
          size
        }
      }
    }
  }
`;

export const SUBMIT_READING = /* GraphQL */ `
  mutation SubmitReading($input: SubmitReadingInput!) {
    submitReading(input: $input) {
      __typename
      ... on ReadingSubmission {
        dryRun
        accepted
        read
      }
      ${REFUSAL}
    }
  }
`;

export const CLOSE_READING = /* GraphQL */ `
  mutation CloseReading($input: CloseReadingInput!) {
    closeReading(input: $input) {
      __typename
      ... on ReadingReceipt {
        dryRun
        before
      }
      ${REFUSAL}
    }
  }
`;
