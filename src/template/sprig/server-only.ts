import { FunctionError, variadic, type Functions } from '../function';
import type { GoValue } from '../value';

const NAMES = [
  'getHostByName',
  'bcrypt',
  'htpasswd',
  'derivePassword',
  'encryptAES',
  'decryptAES',
  'genPrivateKey',
  'buildCustomCert',
  'genCA',
  'genCAWithKey',
  'genSelfSignedCert',
  'genSelfSignedCertWithKey',
  'genSignedCert',
  'genSignedCertWithKey',
];

/** sprig's keys, certificates, passwords and name service: known, so that a template parses, but never run. */
export const serverOnly: Functions = Object.fromEntries(
  NAMES.map(name => [
    name,
    variadic([], 'any', (): GoValue => {
      throw new FunctionError(
        `only kube-burner itself can run ${name}; give the value as an input variable to see it here`,
      );
    }),
  ]),
);
