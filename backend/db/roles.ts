/** What a request may do: the rows of one organisation, chosen by `app.org_id` and held by row-level security. */
export const APP_ROLE = "all_elements_app";

/** What signing in may do: the tables of accounts, which belong to no organisation. It sees no organisation's rows. */
export const ACCOUNTS_ROLE = "all_elements_accounts";
