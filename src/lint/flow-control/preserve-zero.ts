/** Annotation that asked v1beta3 to keep a share of 0, which otherwise became 30; v1 refuses it. */
export const preserveZero = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';
