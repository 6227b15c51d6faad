package main

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
)

// runEtcd keeps its data only as safe as a cluster that is thrown away needs it.
func runEtcd() {
	dataDir := flag.String("data-dir", "", "folder of the data")
	client := flag.String("client", "http://127.0.0.1:2379", "address to listen on for the API server")
	peer := flag.String("peer", "http://127.0.0.1:2380", "address to listen on for members, of which there is one")
	flag.Parse()

	config := embed.NewConfig()
	config.Dir = *dataDir
	config.UnsafeNoFsync = true
	config.LogLevel = "warn"
	config.WarningUnaryRequestDuration = embed.DefaultWarningUnaryRequestDuration // otherwise every request is logged
	config.QuotaBackendBytes = 8 << 30
	config.ListenClientUrls = []url.URL{address(*client)}
	config.AdvertiseClientUrls = config.ListenClientUrls
	config.ListenPeerUrls = []url.URL{address(*peer)}
	config.AdvertisePeerUrls = config.ListenPeerUrls
	config.InitialCluster = config.InitialClusterFromName(config.Name)

	server, err := embed.StartEtcd(config)
	if err != nil {
		fail(err)
	}
	defer server.Close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	select {
	case <-server.Server.ReadyNotify():
	case <-time.After(time.Minute):
		fail(fmt.Errorf("etcd was not ready after a minute"))
	}
	select {
	case <-stop:
	case err := <-server.Err():
		fail(err)
	}
}

func address(text string) url.URL {
	parsed, err := url.Parse(text)
	if err != nil {
		fail(err)
	}
	return *parsed
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "etcd:", err)
	os.Exit(1)
}
