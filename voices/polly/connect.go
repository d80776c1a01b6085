package polly

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	sdk "github.com/aws/aws-sdk-go-v2/service/polly"
	"github.com/aws/smithy-go/logging"

	"radioplay/voices"
)

// connect gives the client. Amazon's settings are read once; credentials are looked for with the first request.
func (b *Backend) connect(ctx context.Context) (*sdk.Client, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.client != nil {
		return b.client, nil
	}
	options := []func(*config.LoadOptions) error{
		config.WithLogger(logging.Nop{}),
		// The client's own patience would multiply ours, which is around every engine.
		config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} }),
	}
	if b.o.Region != "" {
		options = append(options, config.WithRegion(b.o.Region))
	}
	c, err := config.LoadDefaultConfig(context.WithoutCancel(ctx), options...)
	if err != nil {
		return nil, fmt.Errorf("polly: %w: Amazon's settings: %s; look at AWS_PROFILE and the files that 'aws configure' writes", voices.ErrNotInstalled, b.answers.Clean(err.Error()))
	}
	if c.Region == "" {
		return nil, fmt.Errorf("polly: %w: no region is set; set polly.region in render.yaml, or AWS_REGION, such as eu-central-1", voices.ErrNotInstalled)
	}
	b.where = "polly." + c.Region + ".amazonaws.com"
	b.client = sdk.NewFromConfig(c, func(o *sdk.Options) {
		if b.o.Endpoint != "" {
			o.BaseEndpoint, b.where = &b.o.Endpoint, b.o.Endpoint
		}
	})
	return b.client, nil
}
