/** The GraphQL documents of what is registered and known. */

import { REFUSAL } from "./refusal.js";

export const PROTOCOLS = /* GraphQL */ `
  query Protocols($first: Int, $after: String) {
    protocols(first: $first, after: $after) {
      nodes {
        id
        name
        version
        registeredAt
        json
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const REGISTER_PROTOCOL = /* GraphQL */ `
  mutation RegisterProtocol($input: RegisterProtocolInput!) {
    registerProtocol(input: $input) {
      __typename
      ... on ProtocolRegistration {
        id
        name
        version
        criteria
        before
        dryRun
      }
      ${REFUSAL}
    }
  }
`;

export const KNOWN_FACTS = /* GraphQL */ `
  query KnownFacts($first: Int, $after: String) {
    knownFacts(first: $first, after: $after) {
      nodes {
        id
        statement
        gene
        kind
        of
        direction
        tissue
        source
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const IMPORT_KNOWN_FACTS = /* GraphQL */ `
  mutation ImportKnownFacts($input: ImportKnownFactsInput!) {
    importKnownFacts(input: $input) {
      __typename
      ... on FactsImported {
        dryRun
        added
        before
        statements
      }
      ${REFUSAL}
    }
  }
`;
