/** Where most tiles show some of it, one asks for much. */
const QUESTIONS: Readonly<Record<string, string>> = {
  lymphocytes: "Are many lymphocytes seen in this tile?",
  stroma: "Does stroma take up most of this tile?",
  gland: "Does glandular epithelium take up most of this tile?",
  nuclear_density: "Are the nuclei in this tile crowded?",
  nuclear_size: "Are the nuclei in this tile enlarged?",
};

/** What is asked of each tile, in plain words; it names neither gene nor model. */
export function readingQuestion(morphology: string): string {
  return QUESTIONS[morphology] ?? `Is ${morphology} seen in this tile?`;
}
