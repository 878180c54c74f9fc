import neo4j, { type Driver, type ManagedTransaction } from "neo4j-driver";
import { sendAtOnce } from "./sendAtOnce.js";

/** A transaction that the driver runs again when the database asks for it; do nothing in it but queries. */
export type Tx = ManagedTransaction;

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
}

/** The graph database. Integers come back as numbers; numbers go in as floats, so that none divides as an integer. */
export interface Graph {
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

/** How long a transaction is retried before its failure is the caller's. */
const RETRY_MS = 15_000;

/** Opens the graph; connects on first use. */
export function openGraph(address: GraphAddress): Graph {
  sendAtOnce();
  const auth = neo4j.auth.basic(address.user, address.password);
  const driver = neo4j.driver(address.uri, auth, {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: RETRY_MS,
  });
  const session = () =>
    driver.session(
      address.database === undefined ? {} : { database: address.database },
    );
  const bound =
    address.readTimeoutMs === undefined
      ? {}
      : { timeout: address.readTimeoutMs };
  return {
    read: (work) => using(session(), (open) => open.executeRead(work, bound)),
    write: (work) => using(session(), (open) => open.executeWrite(work)),
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
