import neo4j, {
  isRetriableError,
  type Driver,
  type QueryResult,
} from "neo4j-driver";
import { oneParameter } from "./oneParameter.js";
import type { Parameters } from "./oneParameter.js";
import { sendAtOnce } from "./sendAtOnce.js";

/** What answers a statement that reads: a transaction, or the graph itself. */
export interface Reader {
  run(statement: string, parameters?: Parameters): Promise<QueryResult>;
}

const inside: unique symbol = Symbol("inside a transaction");

/** A transaction that the driver runs again when the database asks for it; do nothing in it but queries. No graph passes for one. */
export interface Tx extends Reader {
  readonly [inside]: true;
}

/** Where the graph is and how to enter. */
export interface GraphAddress {
  /** bolt:// or neo4j:// address. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The server's default where left out. */
  readonly database?: string;
  /** The database ends a read that takes longer; left out: its own setting holds. */
  readonly readTimeoutMs?: number;
  /** How long a transaction is tried again before its failure is the caller's; left out: 15 s. */
  readonly retryMs?: number;
}

/** The graph database. Integers come back as numbers; numbers go in as floats, so that none divides as an integer. */
export interface Graph extends Reader {
  /** Runs one statement that reads, in one trip where `read` takes three; again where the database was momentarily unable. */
  run(statement: string, parameters?: Parameters): Promise<QueryResult>;
  /** Runs work in a read transaction, again where the database was momentarily unable. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work in one write transaction: all of it is kept or none, and it is run again after a deadlock. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs one statement alone, as changes of schema must be. */
  schema(statement: string): Promise<void>;
  /** @throws where the server cannot be reached or refuses the credentials */
  verify(): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 15_000;

/** Who asks waits for all rows: they come in one trip, however many they are. */
const ALL_ROWS = -1;

/** Opens the graph; connects on first use. */
export function openGraph(address: GraphAddress): Graph {
  sendAtOnce();
  const auth = neo4j.auth.basic(address.user, address.password);
  const driver = neo4j.driver(address.uri, auth, {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: address.retryMs ?? RETRY_MS,
    fetchSize: ALL_ROWS,
    telemetryDisabled: true,
  });
  const { database, readTimeoutMs } = address;
  const named = database === undefined ? {} : { database };
  const session = () => driver.session(named);
  const bound = readTimeoutMs === undefined ? {} : { timeout: readTimeoutMs };
  const read: Graph["read"] = (work) =>
    using(session(), (open) =>
      open.executeRead((tx) => work(taking(tx)), bound),
    );
  const once: Graph["run"] = (statement, parameters) =>
    using(
      driver.session({ ...named, defaultAccessMode: neo4j.session.READ }),
      async (open) => open.run(...oneParameter(statement, parameters), bound),
    );
  return {
    run: async (statement, parameters) => {
      try {
        return await once(statement, parameters);
      } catch (error) {
        if (!(error instanceof Error && isRetriableError(error))) throw error;
        return read((tx) => tx.run(statement, parameters));
      }
    },
    read,
    write: (work) =>
      using(session(), (open) => open.executeWrite((tx) => work(taking(tx)))),
    schema: (statement) =>
      using(session(), async (open) => {
        await open.run(statement);
      }),
    verify: async () => {
      await driver.getServerInfo();
    },
    close: () => driver.close(),
  };
}

type Session = ReturnType<Driver["session"]>;

const taking = (tx: {
  run(statement: string, parameters?: Parameters): PromiseLike<QueryResult>;
}): Tx => ({
  run: async (statement, parameters) =>
    tx.run(...oneParameter(statement, parameters)),
  [inside]: true,
});

async function using<T>(
  session: Session,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
