package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

// serve answers HTTP on --port: / says who it is, /bytes?n=N sends N bytes, /burn?ms=N works N ms, /leak?bytes=N keeps
// N bytes more, /healthz tells readiness. --ready-after, --unready and --drain shape a rollout; --leak leaks by itself.
func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	port := flags.Int("port", 8080, "port to listen on")
	readyAfter := flags.Duration("ready-after", 0, "time until /healthz says yes")
	unready := flags.Bool("unready", false, "never become ready, as a bad release")
	drain := flags.Duration("drain", 0, "go on answering this long after SIGTERM")
	leakRate := flags.String("leak", "", "memory to keep more every second, such as 4Mi")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *leakRate != "" {
		go func() {
			if err := leak([]string{"--rate", *leakRate}); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}()
	}
	server := &http.Server{Addr: ":" + strconv.Itoa(*port), Handler: answers(time.Now().Add(*readyAfter), *unready)}
	ended := make(chan error, 1)
	go func() { ended <- server.ListenAndServe() }()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	select {
	case err := <-ended:
		return err
	case <-signals:
		time.Sleep(*drain)
		deadline, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		return server.Shutdown(deadline)
	}
}

func answers(ready time.Time, unready bool) http.Handler {
	mux := http.NewServeMux()
	host, _ := os.Hostname()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, host) })
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		if unready || time.Now().Before(ready) {
			http.Error(w, "not ready", http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("/bytes", func(w http.ResponseWriter, r *http.Request) {
		left := number(r, "n", 1<<20)
		w.Header().Set("Content-Length", strconv.Itoa(left))
		block := make([]byte, 64<<10)
		for left > 0 {
			n, err := w.Write(block[:min(left, len(block))])
			if err != nil {
				return
			}
			left -= n
		}
	})
	mux.HandleFunc("/burn", func(w http.ResponseWriter, r *http.Request) {
		work(time.Duration(number(r, "ms", 10)) * time.Millisecond)
		fmt.Fprintln(w, host)
	})
	mux.HandleFunc("/leak", func(w http.ResponseWriter, r *http.Request) {
		keep(number(r, "bytes", 1<<20))
		fmt.Fprintln(w, host)
	})
	return mux
}

func number(r *http.Request, name string, otherwise int) int {
	if n, err := strconv.Atoi(r.URL.Query().Get(name)); err == nil && n >= 0 {
		return n
	}
	return otherwise
}
