/** The GraphQL documents the commands send. */

import { ACCEPTED_RUN } from "./acceptedRunFields.js";
import { CONTROL } from "./controlFields.js";
import { REFUSAL } from "./refusal.js";

export * from "./claimDocument.js";
export * from "./governanceDocuments.js";

export const START = /* GraphQL */ `
  mutation Start($input: StartDiscoveryInput!) {
    startDiscovery(input: $input) {
      __typename
      ${ACCEPTED_RUN}
      ${REFUSAL}
    }
  }
`;

export const RUN = /* GraphQL */ `
  query Run($id: ID!) {
    run(id: $id) {
      id
      status
      startedAt
      endedAt
      message
      progress {
        stage
        done
        total
      }
    }
  }
`;

export const RUNS = /* GraphQL */ `
  query Runs($first: Int, $after: String) {
    runs(first: $first, after: $after) {
      nodes {
        id
        status
        startedAt
        endedAt
        message
        idempotencyKey
        input
        backend
        cohort {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const CONTROLS = /* GraphQL */ `
  query Controls($id: ID!) {
    run(id: $id) {
      controls {
        ${CONTROL}
      }
    }
  }
`;

export const CANCEL = /* GraphQL */ `
  mutation Cancel($id: ID!) {
    cancelRun(id: $id) {
      __typename
      ... on Run {
        id
        status
      }
      ... on InvalidInput {
        message
      }
    }
  }
`;

const VERDICT = /* GraphQL */ `
  outcome
  exploratory
  novel
  reason
  explainedBy {
    name
  }
`;

const PROPOSITION = /* GraphQL */ `
  proposition {
    scope
    gene {
      symbol
    }
    genes {
      symbol
    }
    direction
    kind
    morphology {
      name
    }
    subtype {
      name
    }
  }
`;

const PAGE = /* GraphQL */ `
  pageInfo {
    hasNextPage
    endCursor
  }
`;

export const CLAIMS = /* GraphQL */ `
  query Claims($filter: ClaimFilter, $first: Int, $after: String) {
    claims(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        cohort {
          name
        }
        ${PROPOSITION}
        verdict {
          ${VERDICT}
        }
      }
      ${PAGE}
    }
  }
`;

export const VERDICTS = /* GraphQL */ `
  query Verdicts($id: ID!, $first: Int, $after: String) {
    run(id: $id) {
      verdicts(first: $first, after: $after) {
        nodes {
          ${VERDICT}
          claim {
            id
            ${PROPOSITION}
          }
        }
        ${PAGE}
      }
    }
  }
`;

export const GENE_RESULTS = /* GraphQL */ `
  query GeneResults($id: ID!) {
    run(id: $id) {
      backend
      genes {
        gene
        pearson
        p
        q
        skill
      }
      spots {
        gene
        slide {
          name
        }
        spearman
        p
        q
        spots
      }
    }
  }
`;

export const EVALUATIONS = /* GraphQL */ `
  query Evaluations($id: ID!) {
    run(id: $id) {
      status
      subtypes {
        __typename
      }
      effectiveTests
      split {
        kind
        strata
        folds
        sealed
        imbalance
        proven
      }
      evaluations {
        gene
        scope
        metrics {
          name
          value
          baseline
          interval {
            low
            high
          }
          p
          q
        }
      }
    }
  }
`;

export const FIND = /* GraphQL */ `
  query Find($text: String!) {
    find(text: $text) {
      __typename
      id
      ... on Slide {
        name
        cohort {
          name
        }
      }
      ... on Specimen {
        name
        cohort {
          name
        }
      }
      ... on Patient {
        pseudonym
        cohort {
          name
        }
      }
    }
  }
`;

export const LINEAGE = /* GraphQL */ `
  query Lineage($id: ID!) {
    lineage(id: $id, direction: UPSTREAM, limit: 2500) {
      truncated
      nodes {
        __typename
        id
        ... on Step {
          name
          endedAt
        }
        ... on Slide {
          name
        }
        ... on Patient {
          pseudonym
        }
      }
    }
  }
`;

export const KNOWN_NAMES = /* GraphQL */ `
  query KnownNames {
    morphologies(first: 200) {
      nodes {
        name
      }
    }
  }
`;

export const KNOWN_GENE = /* GraphQL */ `
  query KnownGene($symbol: String!) {
    gene(symbol: $symbol) {
      symbol
    }
  }
`;
