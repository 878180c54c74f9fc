/** An installed Neo4j that is not yet run. */
export interface Distribution {
  readonly version: string;
  /** Runs it in the foreground, with the configuration of a folder. */
  console(home: string): Launch;
  /** Sets the password of a database that has never been started. */
  setPassword(home: string, password: string): Launch;
}

/** A command line with its environment. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Versions whose settings and store this program knows. */
export function isKnownVersion(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 5 && minor >= 13) || major >= 2025;
}

/** A Neo4j with its own scripts, as its vendor and Linux packages bring it. */
export function scripted(
  version: string,
  bin: { neo4j: string; admin: string },
  java: string | null,
): Distribution {
  const env = (home: string): Record<string, string> => ({
    NEO4J_CONF: `${home}/conf`,
    ...(java === null
      ? {}
      : { JAVA_HOME: java.replace(/[\\/]bin[\\/]java$/, "") }),
  });
  return {
    version,
    console: (home) => ({
      command: bin.neo4j,
      args: ["console"],
      env: env(home),
    }),
    setPassword: (home, password) => ({
      command: bin.admin,
      args: ["dbms", "set-initial-password", password],
      env: env(home),
    }),
  };
}
