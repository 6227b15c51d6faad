/** What an argument is meant to be. */
export type Type =
  | 'text'
  | 'int'
  /** An integer that may say how much there will be of something. */
  | 'small'
  | 'number'
  | 'bool'
  | 'list'
  | 'map'
  | 'any'
  | 'pattern'
  | 'format'
  | 'layout'
  | 'duration'
  | 'version'
  | 'constraint'
  | 'path'
  | 'url'
  | 'time';

/** A function with what it takes, what more of, and what it gives. */
export interface Call {
  readonly name: string;
  readonly takes: readonly Type[];
  readonly more?: Type;
  readonly gives: Type;
}

/** Names of functions after what they take and give: `int text > text` or, with more of the last, `any any* > text`. */
const TABLE: Readonly<Record<string, string>> = {
  'text > text':
    'upper lower title untitle trim nospace initials swapcase snakecase camelcase kebabcase b64enc b64dec b32enc b32dec sha1sum sha256sum sha512sum adler32sum regexQuoteMeta expandenv',
  'int text > text': 'trunc abbrev wrap',
  'small text > text': 'indent nindent repeat',
  'int int text > text': 'substr abbrevboth',
  'int text text > text': 'wrapWith',
  'text text > text': 'trimAll trimall trimPrefix trimSuffix',
  'text text text > text': 'replace',
  'text text > bool': 'contains hasPrefix hasSuffix',
  'text text int > text': 'plural',
  'any* > text': 'quote squote cat print println html js urlquery',
  'any > text':
    'toString toJson toPrettyJson toRawJson mustToJson mustToPrettyJson mustToRawJson kindOf typeOf print quote duration durationRound',
  'format any* > text': 'printf',
  'format any > text': 'printf',
  'format number > text': 'printf',
  'text list > text': 'join',
  'text text > any': 'split',
  'text int text > any': 'splitn',
  'text text > list': 'splitList',
  'any > list': 'toStrings sortAlpha',
  'list > list':
    'rest initial reverse uniq compact mustRest mustInitial mustReverse mustUniq mustCompact sortAlpha toStrings',
  'list > any': 'first last mustFirst mustLast',
  'list any > list': 'append push prepend mustAppend mustPush mustPrepend without mustWithout',
  'list any* > list': 'without',
  'any list > bool': 'has mustHas',
  'list int > list': 'slice mustSlice',
  'list int int > list': 'slice',
  'list* > list': 'concat',
  'small list > list': 'chunk mustChunk',
  'any* > list': 'list tuple',
  'map text > any': 'get',
  'map text any > map': 'set',
  'map text > map': 'unset pick omit',
  'map text > bool': 'hasKey',
  'text map* > list': 'pluck',
  'map map > map': 'merge mergeOverwrite mustMerge mustMergeOverwrite',
  'any > any': 'deepCopy mustDeepCopy',
  'text any map > any': 'dig',
  'text text any map > any': 'dig',
  'any any > any': 'default coalesce or and',
  'any* > any': 'coalesce',
  'any any* > any': 'or and',
  'any* > bool': 'all any',
  'any > bool': 'empty not',
  'any any bool > any': 'ternary',
  'any any > bool': 'eq ne deepEqual',
  'int int > bool': 'eq ne lt le gt ge',
  'text text* > bool': 'eq lt ge',
  'text any > bool': 'typeIs kindIs typeIsLike',
  'number* > number': 'add addf',
  'number number* > number': 'mul max min biggest maxf minf subf mulf divf',
  'number number > number': 'sub div mod add mul addf divf',
  'number > number': 'add1 add1f floor ceil int64 float64',
  'number int > number': 'round',
  'any > int': 'int len',
  'list > int': 'len',
  'number > int': 'int',
  'text > int': 'atoi len',
  'text > number': 'atoi toDecimal float64',
  'small > list': 'until',
  'small small small > list': 'untilStep',
  'small* > text': 'seq',
  'any any > any ': 'index',
  'list int > any': 'index',
  'map text > any ': 'index',
  'pattern text > bool': 'regexMatch mustRegexMatch',
  'pattern text > text': 'regexFind mustRegexFind',
  'pattern text int > list': 'regexFindAll regexSplit mustRegexFindAll mustRegexSplit',
  'pattern text text > text': 'regexReplaceAll regexReplaceAllLiteral mustRegexReplaceAll mustRegexReplaceAllLiteral',
  'path > text': 'base dir clean ext osBase osDir osClean osExt',
  'path > bool': 'isAbs osIsAbs',
  'url > map': 'urlParse',
  'map > text': 'urlJoin',
  'text > any': 'fromJson',
  'layout time > text': 'date',
  'layout int > text': 'date',
  'time > text': 'htmlDate unixEpoch print',
  'duration time > time': 'dateModify mustDateModify date_modify',
  'duration > text': 'durationRound',
  'layout text > time': 'toDate',
  'constraint version > bool': 'semverCompare',
  'version > any': 'semver',
  'version > text': 'semver',
  'small > text': 'randAlphaNum',
  'int > text': 'GetSubnet24',
  'int int > int': 'randInt Binomial',
};

export const CALLS: readonly Call[] = Object.entries(TABLE).flatMap(([signature, names]) => {
  const [taken = '', gives = 'any'] = signature.trim().split(' > ');
  const types = taken.split(' ');
  const more = types.find(type => type.endsWith('*'))?.slice(0, -1) as Type | undefined;
  const takes = types.filter(type => !type.endsWith('*')) as Type[];
  return names
    .split(' ')
    .map(name => ({ name, takes, ...(more === undefined ? {} : { more }), gives: gives.trim() as Type }));
});

export const PATTERNS = [
  '"[a-z]+"',
  '"(l+)(o?)"',
  '"^h.*d$"',
  '"\\\\d+"',
  '"(?i)HELLO"',
  '"x*"',
  '"(?P<first>\\\\w)(?P<rest>\\\\w*)"',
  '"\\\\bw"',
  '"[^aeiou\\\\s]{2,3}?"',
  '"(a|b|)+"',
  '"(?m)^a|b$"',
  '"é|ö"',
  '"("',
  '"a**"',
  '"[[:upper:]]\\\\pL"',
  '"(?s).+"',
  '",?"',
] as const;

export const FORMATS = [
  '"%d"',
  '"%s"',
  '"%5d|%-5s|"',
  '"%05d"',
  '"%+v"',
  '"%#v"',
  '"%T"',
  '"%q"',
  '"%x"',
  '"%X"',
  '"% x"',
  '"%#x"',
  '"%o"',
  '"%b"',
  '"%e"',
  '"%g"',
  '"%.2f"',
  '"%8.3f"',
  '"%+.3e"',
  '"%t"',
  '"%c"',
  '"%U"',
  '"%#U"',
  '"%6.2v"',
  '"%[2]v %[1]v"',
  '"%[3]d"',
  '"%*d"',
  '"%.*f"',
  '"%z"',
  '"%"',
  '"%%%v"',
  '"%!"',
  '"%-10q|"',
  '"%+q"',
  '"%#q"',
  '"%010.3f"',
  '"% d"',
  '"%O"',
  '"%.3s"',
  '"%G"',
  '"%#g"',
  '"%v and %v"',
  '"%[1]d %d"',
  '"%.[2]*f"',
  '"%#o"',
  '"%06.2x"',
] as const;

export const LAYOUTS = [
  '"Mon Jan _2 15:04:05 2006"',
  '"02.01.06 03:04 PM"',
  '"2006-01-02T15:04:05Z07:00"',
  '"Monday, January 2, 2006 MST -0700"',
  '"15h04.000 .999 002"',
  '"20060102150405"',
  '"1/2/06 3:4:5pm"',
] as const;
