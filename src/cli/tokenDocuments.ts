/** The GraphQL documents of tokens. */

import { REFUSAL } from "./refusal.js";

const TOKEN = /* GraphQL */ `
  id
  name
  role
  createdAt
  expiresAt
  revokedAt
`;

export const CREATE_TOKEN = /* GraphQL */ `
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      __typename
      ... on TokenCreated {
        secret
        dryRun
        token {
          ${TOKEN}
        }
      }
      ${REFUSAL}
    }
  }
`;

export const REVOKE_TOKEN = /* GraphQL */ `
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input) {
      __typename
      ... on Token {
        ${TOKEN}
      }
      ${REFUSAL}
    }
  }
`;

export const TOKENS = /* GraphQL */ `
  query Tokens($first: Int, $after: String) {
    tokens(first: $first, after: $after) {
      nodes {
        ${TOKEN}
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
