/** Where the side is a column beside the view; css/side.css says the same. */
export const WIDE = '(min-width: 60rem), (min-width: 40rem) and (max-height: 30rem)';
