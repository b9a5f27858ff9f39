/** Whose request it is, as the access token says. What this person may do is looked up in the request's own transaction. */
export type Caller = { readonly org: string; readonly person: string; readonly device: string };
