/** A server that answered with errors, or not at all. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** A server that lacks what this version asks of it: nothing that there ever was is removed, so that it is older. */
export class OlderServerError extends ApiError {
  constructor(lacking: string) {
    super(
      `the server that runs is of an older version than this command (${lacking}); have it started anew, with all data kept: npx histoclaim up`,
      "OLDER_SERVER",
    );
    this.name = "OlderServerError";
  }
}

/** Sends GraphQL documents to the running server, with a token. */
export interface ApiClient {
  /** @throws ApiError, OlderServerError */
  request<T>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<T>;
  /** A file beside the API: a picture, a GeoJSON. null where there is none. */
  file(path: string): Promise<Buffer | null>;
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string };
  }[];
}

/** What GraphQL says of a field, argument, type or value that a schema lacks: the documents are ours, and whole. */
const LACKS =
  /^Cannot query field|^Unknown (argument|type)|is not defined by type|does not exist in .* enum/;

/** @param url address of the server, such as http://127.0.0.1:4000 */
export function createApiClient(url: string, token: string): ApiClient {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
  };
  return {
    async request<T>(query: string, variables = {}) {
      const body = JSON.stringify({ query, variables });
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers,
        body,
      });
      const answer = (await response.json()) as Answer<T>;
      const [error] = answer.errors ?? [];
      if (error && LACKS.test(error.message))
        throw new OlderServerError(error.message);
      if (error)
        throw new ApiError(error.message, error.extensions?.code ?? "UNKNOWN");
      if (answer.data == null)
        throw new ApiError("the server sent no data", "UNKNOWN");
      return answer.data;
    },
    async file(path) {
      const response = await fetch(`${url}${path}`, { headers });
      if (response.status === 404) return null;
      if (!response.ok) throw await refusal(response);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

/** What the server says of a file that it does not give. */
async function refusal(response: Response): Promise<ApiError> {
  const answer = (await response.json().catch(() => ({}))) as Answer<never>;
  const [error] = answer.errors ?? [];
  return new ApiError(
    error?.message ?? `${response.url}: ${response.status}`,
    error?.extensions?.code ?? "UNKNOWN",
  );
}
