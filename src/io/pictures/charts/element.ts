import { XMLBuilder } from "fast-xml-parser";

/** An element of a drawing. */
export type Element = Readonly<Record<string, unknown>>;

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  suppressEmptyNode: true,
});

/** An element with its attributes and what it holds. @param content a text, or elements drawn in their order */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly Element[] = [],
): Element {
  const own = Object.entries(attributes).map(([key, value]) => [
    key,
    typeof value === "number" ? String(Number(value.toFixed(2))) : value,
  ]);
  const held = typeof content === "string" ? [{ "#text": content }] : content;
  return { [name]: held, ":@": Object.fromEntries(own) as Element };
}

/** Words in black. @param anchor where of the text x lies */
export function words(
  text: string,
  at: { readonly x: number; readonly y: number },
  anchor: "start" | "middle" | "end" = "start",
): Element {
  const middle = "0.32em";
  return element("text", { ...at, dy: middle, "text-anchor": anchor }, text);
}

/** A whole drawing on white. @param title read aloud where it is not seen */
export function drawing(
  size: { readonly width: number; readonly height: number },
  title: string,
  content: readonly Element[],
): string {
  const { width, height } = size;
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      ...size,
      role: "img",
      "font-family": "DejaVu Sans, Arial, sans-serif",
      "font-size": 12,
    },
    [
      element("title", {}, title),
      element("rect", { ...size, fill: "#ffffff" }),
      ...content,
    ],
  );
  return String(builder.build([svg]));
}
