package google

import (
	"context"
	"fmt"
	"net/url"

	sdk "cloud.google.com/go/texttospeech/apiv1"
	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

const (
	defaultWhere = "texttospeech.googleapis.com:443"
	mostReply    = 256 << 20 // bytes of one answer
)

// endpoint is HOST:PORT of an address, and whether it is one without TLS.
func endpoint(address string) (where string, plain bool, err error) {
	address, err = rest.Base("google", address)
	if err != nil {
		return "", false, err
	}
	u, err := url.Parse(address)
	if err != nil || u.Path != "" {
		return "", false, fmt.Errorf("google: the endpoint %s is more than https:// and a host", address)
	}
	plain = u.Scheme == "http"
	switch {
	case u.Port() != "":
		return u.Host, plain, nil
	case plain:
		return u.Host + ":80", plain, nil
	}
	return u.Host + ":443", plain, nil
}

// connect gives the client, which looks for credentials once.
func (b *Backend) connect(ctx context.Context) (*sdk.Client, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.client != nil {
		return b.client, nil
	}
	c, err := sdk.NewClient(context.WithoutCancel(ctx), b.options()...)
	if err != nil {
		return nil, fmt.Errorf("google: %w: no credentials: %s; set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or %s to an API key, or run 'gcloud auth application-default login'",
			voices.ErrNotInstalled, b.answers.Clean(err.Error()), b.o.KeyEnv)
	}
	c.CallOptions = &sdk.CallOptions{} // the client's own patience has no end; ours is around every engine
	b.client = c
	return c, nil
}

func (b *Backend) options() []option.ClientOption {
	o := []option.ClientOption{
		option.WithEndpoint(b.where),
		option.WithUserAgent("radioplay"),
		option.WithTelemetryDisabled(),
		option.WithGRPCDialOption(grpc.WithDisableRetry()),
		option.WithGRPCDialOption(grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(mostReply))),
	}
	switch {
	case b.insecure:
		o = append(o, option.WithoutAuthentication(), option.WithGRPCDialOption(grpc.WithTransportCredentials(insecure.NewCredentials())))
	case b.o.Key != "":
		o = append(o, option.WithAPIKey(b.o.Key))
	}
	return append(o, b.extra...)
}
