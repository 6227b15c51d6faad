package main

import (
	"flag"
	"fmt"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// burn uses --cpu CPUs, such as 0.25 or 2, in slices of 20 ms.
func burn(args []string) error {
	flags := flag.NewFlagSet("burn", flag.ExitOnError)
	cpu := flags.Float64("cpu", 1, "CPUs to use")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for left := *cpu; left > 0; left-- {
		go burnShare(min(left, 1))
	}
	return pause(nil)
}

func burnShare(share float64) {
	// Counted by the thread's own CPU time: on a busy machine the clock goes on while the thread waits.
	runtime.LockOSThread()
	const slice = 20 * time.Millisecond
	busy := time.Duration(float64(slice) * share)
	used := threadTime()
	for next := time.Now(); ; next = next.Add(slice) {
		used += busy
		spinUntil(used)
		time.Sleep(time.Until(next.Add(slice)))
	}
}

// work uses so much CPU time, by the thread's own count.
func work(long time.Duration) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	spinUntil(threadTime() + long)
}

func spinUntil(used time.Duration) {
	for threadTime() < used {
	}
}

// threadTime is the CPU time that this thread has had.
func threadTime() time.Duration {
	const thisThread = 1
	var usage syscall.Rusage
	if err := syscall.Getrusage(thisThread, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// hold keeps --memory in use, such as 64Mi.
func hold(args []string) error {
	flags := flag.NewFlagSet("hold", flag.ExitOnError)
	memory := flags.String("memory", "64Mi", "memory to keep")
	if err := flags.Parse(args); err != nil {
		return err
	}
	n, err := bytes(*memory)
	if err != nil {
		return err
	}
	keep(n)
	return pause(nil)
}

// leak keeps --rate more every second, until the kernel ends it.
func leak(args []string) error {
	flags := flag.NewFlagSet("leak", flag.ExitOnError)
	rate := flags.String("rate", "4Mi", "memory to keep more every second")
	if err := flags.Parse(args); err != nil {
		return err
	}
	n, err := bytes(*rate)
	if err != nil {
		return err
	}
	for total := n; ; total += n {
		keep(n)
		fmt.Printf("keeping %d bytes\n", total)
		time.Sleep(time.Second)
	}
}

var kept struct {
	sync.Mutex
	blocks [][]byte
}

// keep takes memory and writes to every page, so that it is really used.
func keep(n int) {
	block := make([]byte, n)
	for i := 0; i < n; i += os.Getpagesize() {
		block[i] = 1
	}
	kept.Lock()
	defer kept.Unlock()
	kept.blocks = append(kept.blocks, block)
}

func bytes(text string) (int, error) {
	unit := 1
	for i, suffix := range []string{"Ki", "Mi", "Gi"} {
		if number, found := strings.CutSuffix(text, suffix); found {
			text, unit = number, 1<<(10*(i+1))
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no amount of memory: write it as 64Mi", text)
	}
	return n * unit, nil
}

// check ends well when a TCP connection to its argument (host:port) can be made, as a probe of service latency does.
func check(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one address to check: host:port")
	}
	connection, err := net.DialTimeout("tcp", args[0], time.Second)
	if err != nil {
		return err
	}
	return connection.Close()
}
