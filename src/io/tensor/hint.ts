/** Says why the slower backend serves and what brings the faster one. */
export function explainSlow(why: string): string {
  return `tfjs-node trains several times faster (${why}); with Python 3, pip and a C++ compiler at hand, or where TensorFlow's downloads can be reached, the next npm start sets it up`;
}
