import { fixed, type Functions } from '../function';

type Env = Readonly<Record<string, string | undefined>>;

/** os.ExpandEnv: ${NAME}, one special character such as $1, or $NAME. An unclosed `${` goes, a lone `$` stays. */
const REFERENCE = /\$(?:\{([^}]*)\}|(\{)|([*#$@!?0-9-])|([A-Za-z_][A-Za-z0-9_]*))/g;

const expand = (text: string, env: Env) =>
  text.replace(REFERENCE, (_, braced?: string, __?: string, special?: string, name?: string) =>
    valueOf(env, braced ?? special ?? name ?? ''),
  );

const valueOf = (env: Env, name: string) => (Object.hasOwn(env, name) ? (env[name] ?? '') : '');

/** sprig: the environment. */
export const environment = (env: Env): Functions => ({
  env: fixed(['string'], name => valueOf(env, name)),
  expandenv: fixed(['string'], text => expand(text, env)),
});
