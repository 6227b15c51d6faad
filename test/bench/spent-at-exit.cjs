const process = require('node:process');
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.SPENT_FILE, JSON.stringify({ cpu: (user + system) / 1e6, megabytes: maxRSS / 1024 }));
});
