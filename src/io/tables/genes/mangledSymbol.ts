const MONTH = [
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?",
  "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
].join("|");

/** Spreadsheets write dates in many ways; R puts an X before a name that starts with a digit. */
const DATES: readonly RegExp[] = [
  new RegExp(`^X?\\d{1,4}[-./ ](?:${MONTH})$`, "i"),
  new RegExp(`^(?:${MONTH})[-./ ]\\d{1,4}$`, "i"),
  new RegExp(`^X?\\d{1,2}[-./ ](?:${MONTH})[-./ ]\\d{2,4}$`, "i"),
  /^X?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^X?\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})$/,
];
const EXPONENT = /^X?\d+(?:[.,]\d+)?E[+-]?\d+$/i;

/** Days from 1990 to 2059, as spreadsheets count them. */
const FIRST_DAY = 32_874;
const LAST_DAY = 58_440;

/** Whether a column's name is what a spreadsheet makes of a gene symbol: 1-Mar, Sep-02, 43891, 2.31E+13. */
export function isMangledSymbol(name: string): boolean {
  if (EXPONENT.test(name) || DATES.some((date) => date.test(name))) return true;
  const day = /^\d{5}$/.test(name) ? Number(name) : 0;
  return day >= FIRST_DAY && day <= LAST_DAY;
}
