export { openDocument, type OpenDocument } from './document';
export { findingsIn } from './findings';
export { diagnose, type Diagnosis } from './diagnose';
export { codeActions, type CodeAction } from './code-actions';
export { hover, type Hover } from './hover';
export { complete, type Completion } from './complete';
