/** Why an arrival became no request, in plain words with what to do; the key groups equal causes. */
export interface Cause {
  readonly kind: string;
  readonly message: string;
}

/** An arrival that found every slot taken. Sending it late would hide the waiting, so it is counted instead. */
export function noFreeSlot(maxInFlight: number): Cause {
  return {
    kind: 'no-free-slot',
    message: `${maxInFlight} requests were under way already: the address answers too slowly for this rate. Lower the rate or raise maxInFlight.`,
  };
}

const causes: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL:
    'this machine ran out of local ports. Reuse connections, widen net.ipv4.ip_local_port_range, add source addresses, or share the load between machines.',
  EMFILE: 'this machine ran out of file descriptors. Raise `ulimit -n` or reuse connections.',
  ECONNREFUSED: 'the connection was refused: nothing listens there. Check address and port.',
  ENOTFOUND: 'the name cannot be resolved. Check the host name.',
  EAI_AGAIN: 'the name server did not answer. Check DNS.',
  EHOSTUNREACH: 'there is no route to the host.',
  ENETUNREACH: 'there is no route to the network.',
  ETIMEDOUT: 'the connection could not be opened in time.',
  UND_ERR_CONNECT_TIMEOUT: 'the connection could not be opened in time.',
  ECONNRESET: 'the connection was reset while it was being opened.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed and not trusted.',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate in the chain is self-signed and not trusted.',
  CERT_HAS_EXPIRED: 'the certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name.',
};

/** The cause behind an error that came before anything was written to the connection. */
export function causeOf(error: unknown): Cause {
  const code = errorCode(error);
  const known = causes[code];
  if (known) return { kind: code, message: known };
  const said = error instanceof Error ? error.message : String(error);
  return { kind: code, message: `the connection could not be opened (${said}).` };
}

/** The code of a network error; of the first one where several addresses were tried. */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
