/** A whole Deployment `a` of namespace team, whose pods carry app: a; `spec` and `container` are flow YAML that ends in a comma. */
export function deployment(spec = '', container = '', pod = ''): string {
  return `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: a, namespace: team }
spec:
  { ${spec} selector: { matchLabels: { app: a } }, template: { metadata: { labels: { app: a } }, spec: { ${pod} containers: [{ ${container} name: web, image: web:1 }] } } }
`;
}

/** A Service of namespace team that selects those pods, on port 80. */
export function service(spec = 'ports: [{ port: 80 }],'): string {
  return `---
apiVersion: v1
kind: Service
metadata: { name: s, namespace: team }
spec: { ${spec} selector: { app: a } }
`;
}

/** A HorizontalPodAutoscaler of namespace team that scales it. */
export function autoscaler(spec = 'maxReplicas: 5,', version = 'v2', target = 'kind: Deployment, name: a'): string {
  return `---
apiVersion: autoscaling/${version}
kind: HorizontalPodAutoscaler
metadata: { name: h, namespace: team }
spec: { ${spec} scaleTargetRef: { apiVersion: apps/v1, ${target} } }
`;
}

/** A PodDisruptionBudget of namespace team over those pods. */
export function budget(spec: string): string {
  return `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b, namespace: team }
spec: { ${spec}, selector: { matchLabels: { app: a } } }
`;
}
