package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
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

// check ends well when a TCP connection to its argument (host:port) can be made. With - it reads questions, a line each:
// "id host port seconds", and prints each id as soon as a connection was made, as a measurement of Services wants it.
func check(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one address to check: host:port, or - to read questions")
	}
	if args[0] == "-" {
		return checkEach(os.Stdin)
	}
	return connects(args[0], time.Second)
}

func connects(address string, within time.Duration) error {
	connection, err := net.DialTimeout("tcp", address, within)
	if err != nil {
		return err
	}
	return connection.Close()
}

func checkEach(questions io.Reader) error {
	answers := make(chan string)
	go func() {
		for id := range answers {
			fmt.Println(id)
		}
	}()
	lines := bufio.NewScanner(questions)
	for lines.Scan() {
		var id, host string
		var port, seconds int
		if _, err := fmt.Sscan(lines.Text(), &id, &host, &port, &seconds); err != nil {
			fmt.Fprintf(os.Stderr, "%q is no question: %v\n", lines.Text(), err)
			continue
		}
		go func() {
			address := net.JoinHostPort(host, strconv.Itoa(port))
			for end := time.Now().Add(time.Duration(seconds) * time.Second); time.Now().Before(end); {
				// A packet that nobody forwards yet is lost, and TCP would send the next one only after a second.
				if connects(address, 100*time.Millisecond) == nil {
					answers <- id
					return
				}
				time.Sleep(5 * time.Millisecond)
			}
		}()
	}
	return lines.Err()
}
