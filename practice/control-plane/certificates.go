package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

// Who gets a certificate, by the authority that signs it. A practice cluster does not outlive ten years.
var signed = map[string][]pkix.Name{
	"client-ca": {
		// The API server, when it asks a kubelet for logs.
		{CommonName: "kube-apiserver-kubelet-client", Organization: []string{"system:masters"}},
		// A person who signs in with a certificate instead of a token.
		{CommonName: "carol"},
	},
	"front-proxy-ca": {{CommonName: "front-proxy-client"}},
}

// certificates writes each authority, and what it signs, into a folder as <name>.crt and <name>.key.
func certificates(folder string) error {
	for authority, names := range signed {
		caKey, ca, err := certificate(folder, pkix.Name{CommonName: authority}, nil, nil)
		if err != nil {
			return err
		}
		for _, name := range names {
			if _, _, err := certificate(folder, name, ca, caKey); err != nil {
				return err
			}
		}
	}
	return nil
}

// certificate makes a key pair for a name; without a parent it is an authority and signs itself.
func certificate(folder string, name pkix.Name, parent *x509.Certificate, signer crypto.Signer) (crypto.Signer, *x509.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      name,
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(10, 0, 0),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	if parent == nil {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
		parent, signer = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return nil, nil, err
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, nil, err
	}
	return key, made, writePair(filepath.Join(folder, name.CommonName), der, key)
}

func writePair(path string, der []byte, key *ecdsa.PrivateKey) error {
	secret, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	for suffix, block := range map[string]*pem.Block{
		".crt": {Type: "CERTIFICATE", Bytes: der},
		".key": {Type: "EC PRIVATE KEY", Bytes: secret},
	} {
		if err := os.WriteFile(path+suffix, pem.EncodeToMemory(block), 0o600); err != nil {
			return fmt.Errorf("cannot write a certificate: %w", err)
		}
	}
	return nil
}
