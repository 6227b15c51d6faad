/** What a person reads when all is up: one address, and what to try first. */
export function welcome({ url, cluster }) {
  return `
Open  ${url}

Try first:
  1. Open web.yaml: what will hurt under load is underlined.
  2. Hover over an underlined line, or over a resource request, to read why.
  3. Put the cursor there and press Ctrl+. for a fix.
  4. Press F1 and choose "Headroom: Run burner scenario".
${clusterLine(cluster)}
Ctrl-C here ends ${cluster?.started === false ? 'the editor; the cluster ran before and stays' : 'everything'}.`;
}

function clusterLine(cluster) {
  if (!cluster) return 'Without a cluster: checks and fixes work, scenarios need a current context.';
  return `Cluster: ${cluster.nodes} simulated nodes, KUBECONFIG=${cluster.kubeconfig}`;
}
