package google

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

// TestCredentials: they reach the service over TLS, each in its place, and nowhere without.
func TestCredentials(t *testing.T) {
	web := httptest.NewTLSServer(nil) // for its certificate
	defer web.Close()
	f := serve(t, grpc.Creds(credentials.NewServerTLSFromCert(&web.TLS.Certificates[0])))
	pool := x509.NewCertPool()
	pool.AddCert(web.Certificate())
	trust := option.WithGRPCDialOption(grpc.WithTransportCredentials(credentials.NewClientTLSFromCert(pool, "example.com")))
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", account(t))
	for _, c := range []struct{ key, header, want string }{
		{secret, "x-goog-api-key", secret},
		{"", "authorization", "Bearer ey"}, // a token that the account signed itself
	} {
		b, err := Open(Options{Endpoint: "https://" + f.address, Key: c.key})
		if err != nil {
			t.Fatal(err)
		}
		b.extra = []option.ClientOption{trust}
		if _, err := b.Synthesize(t.Context(), utterance("Yes, of course.", "en-GB-Neural2-B")); err != nil {
			t.Errorf("%s: %v", c.header, err)
			continue
		}
		if got := f.sent.Get(c.header); len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s came as %q", c.header, got)
		}
		_ = b.Close()
	}
	plain := serve(t)
	if _, err := plain.with(t, Options{Key: secret}).Synthesize(t.Context(), utterance("Yes, of course.", "en-GB-Neural2-B")); err != nil || len(plain.sent.Get("x-goog-api-key"))+len(plain.sent.Get("authorization")) > 0 {
		t.Errorf("without TLS %v were sent, %v", plain.sent, err)
	}
}

// account is the file of a service account that exists nowhere.
func account(t *testing.T) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(map[string]string{"type": "service_account", "project_id": "p", "private_key_id": "k", "client_email": "reader@p.iam.gserviceaccount.com",
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})), "token_uri": "http://127.0.0.1:1/token"})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "account.json")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
