import { createClient } from "graphql-ws";
import WebSocket from "ws";

/** A subscription over a socket of its own. */
export interface Listening<T> {
  /** The next event; null at the end. @throws what the server answered, where it refused or closed the socket */
  next(): Promise<T | null>;
  /** Breaks the connection off, as a network does: nobody says goodbye. */
  cut(): void;
}

/** What a socket says of itself. */
export interface Greeting {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a socket at a server and subscribes to one thing. */
export function listenTo<T>(
  url: string,
  asked: {
    readonly query: string;
    readonly variables?: Record<string, unknown>;
  },
  { token, headers = {} }: Greeting = {},
): Listening<T> {
  let own: WebSocket | undefined;
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    retryAttempts: 0,
    connectionParams: token === undefined ? {} : { token },
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers });
      }
    },
    on: {
      opened: (socket) => {
        if (socket instanceof WebSocket) own = socket;
      },
    },
  });
  const events = client.iterate<T>(asked);
  return {
    next: async () => {
      const { value, done } = await events.next();
      if (done === true) return null;
      if (value.errors) throw value.errors;
      return value.data as T;
    },
    cut: () => {
      own?.terminate();
    },
  };
}
