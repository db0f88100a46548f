// Loaded before a child's own code: when the supervisor is gone, however it went, its channel closes and the child ends.
// The child's own children inherit this file too, and have channels of their own that are none of our business.
if (Number(process.env.AFTERWORD_TETHERED_TO) === process.ppid) {
  process.channel?.unref();
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 1200).unref();
  });
  const heartbeat = Number(process.env.AFTERWORD_HEARTBEAT);
  if (heartbeat)
    setInterval(() => process.connected && process.send("heartbeat", () => {}), heartbeat).unref();
}
