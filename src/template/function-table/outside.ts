import type { Row } from './row';

/** sprig: encodings, checksums, paths, addresses, the environment. */
export const outsideRows: readonly Row[] = [
  ['b64enc <text string> → string', 'Base64 of the text.'],
  ['b64dec <text string> → string', 'The text behind base64, or the error as text.'],
  ['b32enc <text string> → string', 'Base32 of the text.'],
  ['b32dec <text string> → string', 'The text behind base32, or the error as text.'],
  ['toJson <value any> → string', 'The value as JSON; "" when it has none.'],
  ['mustToJson <value any> → string', 'Like toJson; a value without JSON is an error.'],
  ['toPrettyJson <value any> → string', 'The value as JSON in lines.'],
  ['mustToPrettyJson <value any> → string', 'Like toPrettyJson; a value without JSON is an error.'],
  ['toRawJson <value any> → string', 'The value as JSON, with <, > and & as they are.'],
  ['mustToRawJson <value any> → string', 'Like toRawJson.'],
  ['fromJson <text string> → any', 'The value that JSON says; numbers become float64. Bad JSON gives nil.'],
  ['mustFromJson <text string> → any', 'Like fromJson; bad JSON is an error.'],
  ['sha1sum <text string> → string', 'SHA-1 in hexadecimal digits.'],
  ['sha256sum <text string> → string', 'SHA-256 in hexadecimal digits.'],
  ['sha512sum <text string> → string', 'SHA-512 in hexadecimal digits.'],
  ['adler32sum <text string> → string', 'Adler-32 as a decimal number.'],
  ['env <name string> → string', 'A variable of the environment, or "".'],
  ['expandenv <text string> → string', 'The text with `$NAME` and `${NAME}` filled in from the environment.'],
  ['base <path string> → string', 'The last part of a path.'],
  ['dir <path string> → string', 'All but the last part of a path.'],
  ['clean <path string> → string', 'The shortest path that means the same.'],
  ['ext <path string> → string', 'The suffix of a file name, with its dot.'],
  ['isAbs <path string> → bool', 'True when the path starts with a slash.'],
  ['osBase <path string> → string', 'The last part of a path of the system.'],
  ['osDir <path string> → string', 'All but the last part of a path of the system.'],
  ['osClean <path string> → string', 'The shortest path of the system that means the same.'],
  ['osExt <path string> → string', 'The suffix of a file name, with its dot.'],
  ['osIsAbs <path string> → bool', 'True when the path of the system is absolute.'],
  ['urlParse <url string> → map', 'The parts: scheme, host, hostname, path, query, opaque, fragment, userinfo.'],
  ['urlJoin <parts map> → string', 'The URL of such parts.'],
  ['getHostByName <name string> → string', 'Asks the name service. Only kube-burner does; here it is an error.'],
  ['bcrypt <password string> → string', 'A bcrypt hash. Only kube-burner makes it; here it is an error.'],
  [
    'htpasswd <user string> <password string> → string',
    'A line for htpasswd. Only kube-burner makes it; here it is an error.',
  ],
  [
    'derivePassword <counter> <type string> <password string> <user string> <site string> → string',
    'A master-password. Only kube-burner makes it; here it is an error.',
  ],
  [
    'encryptAES <password string> <text string> → string',
    'Encrypted text. Only kube-burner makes it; here it is an error.',
  ],
  [
    'decryptAES <password string> <text string> → string',
    'Decrypted text. Only kube-burner makes it; here it is an error.',
  ],
  ['genPrivateKey <type string> → string', 'A private key. Only kube-burner makes it; here it is an error.'],
  [
    'buildCustomCert <certificate string> <key string> → certificate',
    'A certificate from PEM in base64. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genCA <name string> <days int> → certificate',
    'A certificate authority. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genCAWithKey <name string> <days int> <key string> → certificate',
    'A certificate authority with this key. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genSelfSignedCert <name string> <ips list> <dns list> <days int> → certificate',
    'A self-signed certificate. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genSelfSignedCertWithKey <name string> <ips list> <dns list> <days int> <key string> → certificate',
    'A self-signed certificate with this key. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genSignedCert <name string> <ips list> <dns list> <days int> <ca certificate> → certificate',
    'A signed certificate. Only kube-burner makes it; here it is an error.',
  ],
  [
    'genSignedCertWithKey <name string> <ips list> <dns list> <days int> <ca certificate> <key string> → certificate',
    'A signed certificate with this key. Only kube-burner makes it; here it is an error.',
  ],
];

/** kube-burner's own. Source: kube-burner, pkg/util/template.go. */
export const kubeBurnerRows: readonly Row[] = [
  ['Binomial <n int> <k int> → int', 'In how many ways k can be chosen out of n.'],
  [
    'IndexToCombination nil <index int> <n int> <k int> → list',
    'The combination of k out of n at this place of the order.',
  ],
  ['GetSubnet24 <index int> → string', 'The /24 network of this index, from 1.0.0.0/24 upwards.'],
  [
    'GetIPAddress <addresses string> <iteration int> <perIteration int> → string',
    'The addresses of one iteration out of a list parted by spaces.',
  ],
  ['ReadFile <path string> → string', 'The content of a file.'],
];
