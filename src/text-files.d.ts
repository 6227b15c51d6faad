/** Texts that the bundler (and vitest.config.ts) makes into modules. */
declare module '*.yml' {
  const text: string;
  export default text;
}
declare module '*.md' {
  const text: string;
  export default text;
}
