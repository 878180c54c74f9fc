/** The dialog that asks for a token. */
export const TOKEN_DIALOG = `
<dialog id="token-dialog" style="max-width: 36rem">
  <form method="dialog">
    <p>This needs a token: one that <code>histoclaim token create</code> made for you, or the owner's, which is in a file
       that only its owner can read; <code>histoclaim status</code> names it. It is kept until this tab is closed.</p>
    <p><label>Token <input id="token" type="password" autocomplete="off" size="48" required autofocus></label></p>
    <p><button value="use">Use</button> <button value="" formnovalidate>Cancel</button></p>
  </form>
</dialog>`;

/**
 * In the browser: bears the token on every request, and where the server wants one that the page does not have, asks
 * for it and sends the request again.
 */
export const TOKEN_SCRIPT = `
const send = window.fetch.bind(window);
const KEY = "histoclaim:token";
window.fetch = async (address, options = {}) => {
  const bear = () => {
    const headers = new Headers(options.headers);
    const token = sessionStorage.getItem(KEY);
    if (token && !headers.has("authorization")) headers.set("authorization", "Bearer " + token);
    return send(address, { ...options, headers });
  };
  const answer = await bear();
  if (answer.status !== 401 || !(await askForToken())) return answer;
  return bear();
};
function askForToken() {
  const dialog = document.getElementById("token-dialog");
  const field = document.getElementById("token");
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const given = dialog.returnValue === "use" ? field.value.trim() : "";
      field.value = "";
      if (given) sessionStorage.setItem(KEY, given);
      else sessionStorage.removeItem(KEY);
      resolve(given !== "");
    }, { once: true });
    dialog.returnValue = "";
    if (!dialog.open) dialog.showModal();
  });
}`;
