// What runs in the pods of the practice cluster's real node: one static program, told by its first argument what to be.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

var parts = map[string]func([]string) error{
	"pause": pause,
	"serve": serve,
	"burn":  burn,
	"hold":  hold,
	"leak":  leak,
	"check": check,
}

func main() {
	if len(os.Args) < 2 || parts[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "Say what to be: pause, serve, burn, hold, leak or check.")
		os.Exit(2)
	}
	if err := parts[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pause does nothing until it is asked to end; as the first process of a pod it also takes in what others leave.
func pause([]string) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGCHLD)
	for caught := range signals {
		if caught != syscall.SIGCHLD {
			return nil
		}
		for {
			if pid, _ := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); pid <= 0 {
				break
			}
		}
	}
	return nil
}
