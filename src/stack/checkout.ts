import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `package.json` above a module, whether it runs from `src` or compiled. */
export function checkoutOf(importMetaUrl: string): string {
  let folder = dirname(fileURLToPath(importMetaUrl));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error(`${importMetaUrl} is not part of a checkout`);
    folder = above;
  }
  return folder;
}
