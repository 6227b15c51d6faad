const process = require('node:process');
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.CPU_FILE, JSON.stringify(process.cpuUsage())));
