/** One line of a table: the call as it is written in a template with what it gives, and what it does. */
export type Row = readonly [signature: string, description: string];
