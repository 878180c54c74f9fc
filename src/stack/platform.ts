/** This machine as vendors of archives name it. */
export interface Platform {
  readonly os: "linux" | "darwin";
  readonly arch: "x64" | "arm64";
}

/** Thrown on a machine for which no archives are known. */
export class UnknownPlatformError extends Error {
  constructor(name: string) {
    super(
      `no downloads are known for ${name}; install the program and put it on the search path`,
    );
    this.name = "UnknownPlatformError";
  }
}

/** @throws UnknownPlatformError */
export function thisPlatform(): Platform {
  const { platform: os, arch } = process;
  if (
    (os === "linux" || os === "darwin") &&
    (arch === "x64" || arch === "arm64")
  )
    return { os, arch };
  throw new UnknownPlatformError(`${os} on ${arch}`);
}
