import type { ApiClient } from "../apiClient.js";
import type { ControlRow } from "../controlTable.js";
import { controlTable } from "../controlTable.js";
import { CONTROLS } from "../documents.js";
import type { Output } from "../output.js";
import { wholeRunId } from "../wholeRunId.js";

/** Shows what the models of a run were put to beside the criteria. */
export async function controlsCommand(
  api: ApiClient,
  asked: string,
  output: Output,
): Promise<void> {
  const id = await wholeRunId(api, asked);
  const { run } = await api.request<{
    run: { readonly controls: readonly ControlRow[] };
  }>(CONTROLS, { id });
  output.document({ run: id, controls: run.controls });
  output.print(
    run.controls.length === 0
      ? "no control has ended yet; each does so after training"
      : controlTable(run.controls),
  );
}
