/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.CommandLog;
import dev.enif.api.client.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What is wrong in itself is refused at the door, as a problem, and leaves no command in the log.
 */
@QuarkusTest
class BadInputTest {
    private static final String ZEROS = "00000000000000000";

    /** One a line: method, path, body, and the status and the code of the answer. */
    private static final String TABLE =
            """
            POST   | /v1/vpcs | {} | 400 | MissingParameter
            POST   | /v1/vpcs | - | 400 | MissingParameter
            POST   | /v1/vpcs | null | 400 | MissingParameter
            POST   | /v1/vpcs | [] | 400 | MalformedBody
            POST   | /v1/vpcs | 'x' | 400 | MalformedBody
            POST   | /v1/vpcs | 7 | 400 | MalformedBody
            POST   | /v1/vpcs | {'cidrBlock': | 400 | MalformedBody
            POST   | /v1/vpcs | {cidrBlock:'10.0.0.0/16'} | 400 | MalformedBody
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/16'} x | 400 | MalformedBody
            POST   | /v1/vpcs | {'cidrBlock':'1','cidrBlock':'1'} | 400 | MalformedBody
            POST   | /v1/vpcs | {'cidrBlock':null} | 400 | MissingParameter
            POST   | /v1/vpcs | {'cidrBlock':12} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':true} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':['10.0.0.0/16']} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':{}} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.300/16'} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/33'} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':'::/0'} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':''} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlok':'10.0.0.0/16'} | 400 | UnknownParameter
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/16','tags':[]} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/16','tags':{'a':null}} | 400 | MissingParameter
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/16','tags':{'a':1}} | 400 | InvalidParameterValue
            POST   | /v1/vpcs | {'cidrBlock':'10.0.0.0/16','tags':{'a':{'b':'c'}}} | 400 | InvalidParameterValue
            POST   | /v1/vpcs?dryRun=true | {'cidrBlock':'10.0.0.0/16'} | 400 | UnknownParameter
            PATCH  | /v1/vpcs/eni-1 | {} | 400 | InvalidVpcID.Malformed
            PATCH  | /v1/vpcs/vpc-XYZ | {} | 400 | InvalidVpcID.Malformed
            PATCH  | /v1/vpcs/vpc-0 | {'enableDnsSupport':'yes'} | 400 | InvalidParameterValue
            PATCH  | /v1/vpcs/vpc-0 | {'enableDnsSupport':1} | 400 | InvalidParameterValue
            DELETE | /v1/vpcs/vpc- | - | 400 | InvalidVpcID.Malformed
            DELETE | /v1/vpcs/vpc-0 | - | 400 | InvalidVpcID.Malformed
            DELETE | /v1/vpcs/%C3%A9 | - | 400 | InvalidVpcID.Malformed
            DELETE | /v1/vpcs/vpc-0%2Fcidr-blocks | - | 400 | InvalidVpcID.Malformed
            GET    | /v1/vpcs/vpc-0 | - | 400 | InvalidVpcID.Malformed
            GET    | /v1/vpcs/vpc-ZEROS?colour=red | - | 400 | UnknownParameter
            POST   | /v1/vpcs/vpc-ZEROS/cidr-blocks | {} | 400 | MissingParameter
            POST   | /v1/vpcs/vpc-ZEROS/cidr-blocks | {'cidrBlock':'x'} | 400 | InvalidParameterValue
            DELETE | /v1/vpcs/vpc-ZEROS/cidr-blocks/x | - | 400 | InvalidVpcCidrBlockAssociationID.Malformed
            GET    | /v1/vpcs?colour=red | - | 400 | UnknownParameter
            GET    | /v1/vpcs?limit=0 | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?limit=1001 | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?limit=-5 | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?limit=ten | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?limit= | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?limit=5&limit=6 | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?cursor=x | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?cursor= | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?cursor=MXZwYy0wMDA%3D | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?atLeast=x | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?atLeast=1 | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?consistency=some | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?consistency=strong&consistency=strong | - | 400 | InvalidParameterValue
            GET    | /v1/vpcs?tag:=x | - | 400 | UnknownParameter
            GET    | /v1/account?x=y | - | 400 | UnknownParameter
            GET    | /v1/quotas?x=y | - | 400 | UnknownParameter
            POST   | /v1/subnets | {} | 400 | MissingParameter
            POST   | /v1/subnets | {'vpcId':'x','cidrBlock':'10.0.0.0/24'} | 400 | InvalidVpcID.Malformed
            POST   | /v1/subnets | {'vpcId':'vpc-ZEROS','cidrBlock':'10.0.0.0'} | 400 | InvalidParameterValue
            POST   | /v1/subnets | {'vpcId':'vpc-ZEROS','cidrBlock':'10.0.0.0/24','availabilityZone':''} | 400 | InvalidParameterValue
            POST   | /v1/subnets | {'vpcId':'vpc-ZEROS','cidrBlock':'10.0.0.0/24','ipv6CidrBlock':'10.0.0.0/24'} | 400 | InvalidParameterValue
            POST   | /v1/subnets/subnet-ZEROS/ipv6-cidr-blocks | {} | 400 | MissingParameter
            POST   | /v1/vpcs/vpc-ZEROS/ipv6-cidr-blocks | {'ipv6CidrBlock':'::1'} | 400 | InvalidParameterValue
            PATCH  | /v1/subnets/x | {} | 400 | InvalidSubnetID.Malformed
            PATCH  | /v1/subnets/subnet-ZEROS | {'mapPublicIpOnLaunch':'true'} | 400 | InvalidParameterValue
            DELETE | /v1/subnets/x | - | 400 | InvalidSubnetID.Malformed
            GET    | /v1/subnets/x | - | 400 | InvalidSubnetID.Malformed
            POST   | /v1/security-groups | {'vpcId':'vpc-ZEROS'} | 400 | MissingParameter
            DELETE | /v1/security-groups/x | - | 400 | InvalidGroupId.Malformed
            GET    | /v1/security-groups/x | - | 400 | InvalidGroupId.Malformed
            POST   | /v1/security-groups/sg-ZEROS/rules | {} | 400 | MissingParameter
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':{}} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[null]} | 400 | MissingParameter
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':['x']} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'in','protocol':'tcp','cidr':'0.0.0.0/0'}]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'xyz','cidr':'0.0.0.0/0'}]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'tcp','fromPort':99999999999,'cidr':'0.0.0.0/0'}]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'tcp','fromPort':4.5,'cidr':'0.0.0.0/0'}]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'tcp','fromPort':'443','cidr':'0.0.0.0/0'}]} | 400 | InvalidParameterValue
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443}]} | 400 | InvalidParameterCombination
            POST   | /v1/security-groups/sg-ZEROS/rules | {'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'cidr':'0.0.0.0/0','groupId':'sg-ZEROS'}]} | 400 | InvalidParameterCombination
            PUT    | /v1/security-groups/sg-ZEROS/rules/x | {'protocol':'tcp','fromPort':1,'cidr':'0.0.0.0/0'} | 400 | InvalidSecurityGroupRuleId.Malformed
            PUT    | /v1/security-groups/sg-ZEROS/rules/sgr-ZEROS | {} | 400 | MissingParameter
            DELETE | /v1/security-groups/sg-ZEROS/rules | - | 400 | MissingParameter
            DELETE | /v1/security-groups/sg-ZEROS/rules?ruleId=x | - | 400 | InvalidSecurityGroupRuleId.Malformed
            DELETE | /v1/security-groups/sg-ZEROS/rules?rule=x | - | 400 | MissingParameter
            POST   | /v1/network-interfaces | {} | 400 | MissingParameter
            POST   | /v1/network-interfaces | {'subnetId':'subnet-ZEROS','groupIds':'sg-ZEROS'} | 400 | InvalidParameterValue
            POST   | /v1/network-interfaces | {'subnetId':'subnet-ZEROS','groupIds':['x']} | 400 | InvalidGroupId.Malformed
            POST   | /v1/network-interfaces | {'subnetId':'subnet-ZEROS','groupIds':[null]} | 400 | MissingParameter
            POST   | /v1/network-interfaces | {'subnetId':'subnet-ZEROS','primaryPrivateIpAddress':'10.0.0'} | 400 | InvalidParameterValue
            POST   | /v1/network-interfaces | {'subnetId':'subnet-ZEROS','secondaryPrivateIpAddressCount':-1} | 400 | InvalidParameterValue
            PATCH  | /v1/network-interfaces/x | {} | 400 | InvalidNetworkInterfaceId.Malformed
            PATCH  | /v1/network-interfaces/eni-ZEROS | {'expectedAttachmentId':'x'} | 400 | InvalidAttachmentID.Malformed
            DELETE | /v1/network-interfaces/x | - | 400 | InvalidNetworkInterfaceId.Malformed
            GET    | /v1/network-interfaces/x | - | 400 | InvalidNetworkInterfaceId.Malformed
            POST   | /v1/network-interfaces/eni-ZEROS/attach | {'instanceId':'i-ZEROS'} | 400 | MissingParameter
            POST   | /v1/network-interfaces/eni-ZEROS/attach | {'instanceId':'x','deviceIndex':1} | 400 | InvalidInstanceID.Malformed
            POST   | /v1/network-interfaces/eni-ZEROS/attach | {'instanceId':'i-ZEROS','deviceIndex':-1} | 400 | InvalidParameterValue
            POST   | /v1/network-interfaces/eni-ZEROS/detach | {'force':'yes'} | 400 | InvalidParameterValue
            POST   | /v1/network-interfaces/eni-ZEROS/detach | {'expectedAttachmentId':'x'} | 400 | InvalidAttachmentID.Malformed
            POST   | /v1/network-interfaces/eni-ZEROS/move | {} | 400 | MissingParameter
            POST   | /v1/network-interfaces/eni-ZEROS/private-ip-addresses | {'count':'2'} | 400 | InvalidParameterValue
            POST   | /v1/network-interfaces/eni-ZEROS/private-ip-addresses | {'addresses':['x']} | 400 | InvalidParameterValue
            DELETE | /v1/network-interfaces/eni-ZEROS/private-ip-addresses | - | 400 | MissingParameter
            DELETE | /v1/network-interfaces/eni-ZEROS/private-ip-addresses?address=x | - | 400 | InvalidParameterValue
            DELETE | /v1/network-interfaces/eni-ZEROS/private-ip-addresses?address=10.0.1.5&all=true | - | 400 | UnknownParameter
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large'} | 400 | MissingParameter
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','subnetId':'subnet-ZEROS','count':0} | 400 | InvalidParameterValue
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','subnetId':'subnet-ZEROS','networkInterfaces':[]} | 400 | InvalidParameterCombination
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','networkInterfaces':[{'deviceIndex':0}]} | 400 | MissingParameter
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','networkInterfaces':[{'deviceIndex':0,'networkInterfaceId':'eni-ZEROS','deleteOnTermination':true}]} | 400 | InvalidParameterCombination
            PATCH  | /v1/instances/i-ZEROS | {} | 400 | MissingParameter
            POST   | /v1/instances/x/start | - | 400 | InvalidInstanceID.Malformed
            POST   | /v1/instances/x/stop | - | 400 | InvalidInstanceID.Malformed
            POST   | /v1/instances/x/terminate | - | 400 | InvalidInstanceID.Malformed
            PUT    | /v1/instances/i-ZEROS/status | {'status':'fine'} | 400 | InvalidParameterValue
            PUT    | /v1/instances/i-ZEROS/status | {} | 400 | MissingParameter
            GET    | /v1/instances/x | - | 400 | InvalidInstanceID.Malformed
            POST   | /v1/addresses | {'publicIp':'x'} | 400 | InvalidParameterValue
            POST   | /v1/addresses | {'colour':'red'} | 400 | UnknownParameter
            POST   | /v1/addresses/eipalloc-ZEROS/associate | {} | 400 | InvalidParameterCombination
            POST   | /v1/addresses/eipalloc-ZEROS/associate | {'networkInterfaceId':'eni-ZEROS','instanceId':'i-ZEROS'} | 400 | InvalidParameterCombination
            DELETE | /v1/addresses/associations/x | - | 400 | InvalidAssociationID.Malformed
            DELETE | /v1/addresses/x | - | 400 | InvalidAllocationID.Malformed
            GET    | /v1/addresses/x | - | 400 | InvalidAllocationID.Malformed
            POST   | /v1/internet-gateways | {'colour':'red'} | 400 | UnknownParameter
            POST   | /v1/internet-gateways | {'tags':[]} | 400 | InvalidParameterValue
            POST   | /v1/internet-gateways/x/attach | {'vpcId':'vpc-ZEROS'} | 400 | InvalidInternetGatewayId.Malformed
            POST   | /v1/internet-gateways/igw-ZEROS/attach | {} | 400 | MissingParameter
            POST   | /v1/internet-gateways/igw-ZEROS/attach | {'vpcId':'x'} | 400 | InvalidVpcID.Malformed
            POST   | /v1/internet-gateways/igw-ZEROS/detach | - | 400 | MissingParameter
            POST   | /v1/internet-gateways/igw-ZEROS/detach | {'vpcId':7} | 400 | InvalidParameterValue
            DELETE | /v1/internet-gateways/x | - | 400 | InvalidInternetGatewayId.Malformed
            GET    | /v1/internet-gateways/x | - | 400 | InvalidInternetGatewayId.Malformed
            GET    | /v1/internet-gateways?colour=red | - | 400 | UnknownParameter
            POST   | /v1/nat-gateways | {} | 400 | MissingParameter
            POST   | /v1/nat-gateways | {'subnetId':'x'} | 400 | InvalidSubnetID.Malformed
            POST   | /v1/nat-gateways | {'subnetId':'subnet-ZEROS','allocationId':'x'} | 400 | InvalidAllocationID.Malformed
            POST   | /v1/nat-gateways | {'subnetId':'subnet-ZEROS','connectivityType':'open'} | 400 | InvalidParameterValue
            POST   | /v1/nat-gateways | {'subnetId':'subnet-ZEROS','connectivityType':'private','privateIpAddress':'x'} | 400 | InvalidParameterValue
            POST   | /v1/nat-gateways | {'subnetId':'subnet-ZEROS','colour':'red'} | 400 | UnknownParameter
            POST   | /v1/nat-gateways/x/addresses | {} | 400 | NatGatewayMalformed
            POST   | /v1/nat-gateways/nat-ZEROS/addresses | - | 400 | MissingParameter
            POST   | /v1/nat-gateways/nat-ZEROS/addresses | {'allocationIds':['x']} | 400 | InvalidAllocationID.Malformed
            POST   | /v1/nat-gateways/nat-ZEROS/addresses | {'allocationIds':['eipalloc-ZEROS'],'privateIpAddressCount':1} | 400 | InvalidParameterCombination
            POST   | /v1/nat-gateways/nat-ZEROS/addresses | {'privateIpAddressCount':0} | 400 | InvalidParameterValue
            POST   | /v1/nat-gateways/nat-ZEROS/addresses | {'privateIpAddresses':['x']} | 400 | InvalidParameterValue
            DELETE | /v1/nat-gateways/nat-ZEROS/addresses | - | 400 | MissingParameter
            DELETE | /v1/nat-gateways/nat-ZEROS/addresses?associationId=x | - | 400 | InvalidAssociationID.Malformed
            DELETE | /v1/nat-gateways/nat-ZEROS/addresses?privateIpAddress=x | - | 400 | InvalidParameterValue
            DELETE | /v1/nat-gateways/nat-ZEROS/addresses?privateIpAddress=10.0.1.5&associationId=eipassoc-ZEROS | - | 400 | InvalidParameterCombination
            DELETE | /v1/nat-gateways/x | - | 400 | NatGatewayMalformed
            GET    | /v1/nat-gateways/x | - | 400 | NatGatewayMalformed
            GET    | /v1/nat-gateways?colour=red | - | 400 | UnknownParameter
            POST   | /v1/egress-only-internet-gateways | {} | 400 | MissingParameter
            POST   | /v1/egress-only-internet-gateways | {'vpcId':'x'} | 400 | InvalidVpcID.Malformed
            DELETE | /v1/egress-only-internet-gateways/x | - | 400 | InvalidGatewayID.Malformed
            GET    | /v1/egress-only-internet-gateways/x | - | 400 | InvalidGatewayID.Malformed
            GET    | /v1/egress-only-internet-gateways?colour=red | - | 400 | UnknownParameter
            POST   | /v1/route-tables | {} | 400 | MissingParameter
            POST   | /v1/route-tables | {'vpcId':'x'} | 400 | InvalidVpcID.Malformed
            DELETE | /v1/route-tables/x | - | 400 | InvalidRouteTableId.Malformed
            GET    | /v1/route-tables/x | - | 400 | InvalidRouteTableId.Malformed
            GET    | /v1/route-tables?colour=red | - | 400 | UnknownParameter
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'gatewayId':'igw-ZEROS'} | 400 | MissingParameter
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0'} | 400 | MissingParameter
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'x','gatewayId':'igw-ZEROS'} | 400 | InvalidParameterValue
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'::/0','gatewayId':'igw-ZEROS'} | 400 | InvalidParameterValue
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','gatewayId':'local'} | 400 | InvalidInternetGatewayId.Malformed
            PUT    | /v1/route-tables/rtb-ZEROS/routes | {'gatewayId':'igw-ZEROS'} | 400 | MissingParameter
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=x | {'gatewayId':'igw-ZEROS'} | 400 | InvalidParameterValue
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0 | {} | 400 | MissingParameter
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0&all=true | {'gatewayId':'igw-ZEROS'} | 400 | UnknownParameter
            DELETE | /v1/route-tables/rtb-ZEROS/routes | - | 400 | MissingParameter
            DELETE | /v1/route-tables/rtb-ZEROS/routes?destination=x | - | 400 | InvalidParameterValue
            DELETE | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0&destination=1.0.0.0/8 | - | 400 | InvalidParameterValue
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationIpv6CidrBlock':'0.0.0.0/0','gatewayId':'igw-ZEROS'} | 400 | InvalidParameterValue
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationIpv6CidrBlock':'::/0','destinationCidrBlock':'0.0.0.0/0','gatewayId':'igw-ZEROS'} | 400 | InvalidParameterCombination
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','gatewayId':'igw-ZEROS','natGatewayId':'nat-ZEROS'} | 400 | InvalidParameterCombination
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','natGatewayId':'x'} | 400 | NatGatewayMalformed
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','networkInterfaceId':'x'} | 400 | InvalidNetworkInterfaceId.Malformed
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','instanceId':'x'} | 400 | InvalidInstanceID.Malformed
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationIpv6CidrBlock':'::/0','egressOnlyInternetGatewayId':'x'} | 400 | InvalidGatewayID.Malformed
            POST   | /v1/route-tables/rtb-ZEROS/routes | {'destinationCidrBlock':'0.0.0.0/0','localTarget':true} | 400 | UnknownParameter
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0 | {'localTarget':false} | 400 | MissingParameter
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0 | {'localTarget':'yes'} | 400 | InvalidParameterValue
            PUT    | /v1/route-tables/rtb-ZEROS/routes?destination=0.0.0.0/0 | {'localTarget':true,'gatewayId':'igw-ZEROS'} | 400 | InvalidParameterCombination
            POST   | /v1/route-tables/rtb-ZEROS/associations | {} | 400 | MissingParameter
            POST   | /v1/route-tables/rtb-ZEROS/associations | {'subnetId':'x'} | 400 | InvalidSubnetID.Malformed
            DELETE | /v1/route-tables/associations/x | - | 400 | InvalidAssociationID.Malformed
            POST   | /v1/route-tables/associations/x/replace | {'routeTableId':'rtb-ZEROS'} | 400 | InvalidAssociationID.Malformed
            POST   | /v1/route-tables/associations/rtbassoc-ZEROS/replace | {} | 400 | MissingParameter
            POST   | /v1/route-tables/associations/rtbassoc-ZEROS/replace | {'routeTableId':'x'} | 400 | InvalidRouteTableId.Malformed
            POST   | /v1/tags | {'resourceIds':['x-1'],'tags':{'a':'b'}} | 400 | InvalidID
            POST   | /v1/tags | {'resourceIds':[],'tags':{'a':'b'}} | 400 | InvalidParameterValue
            POST   | /v1/tags | {'resourceIds':['vpc-ZEROS'],'tags':{}} | 400 | MissingParameter
            POST   | /v1/tags | {'resourceIds':['vpc-ZEROS']} | 400 | MissingParameter
            POST   | /v1/tags/remove | {'keys':['a']} | 400 | MissingParameter
            PUT    | /v1/quotas/vpcs | {'value':'many'} | 400 | InvalidParameterValue
            PUT    | /v1/quotas/vpcs | {'value':1.5} | 400 | InvalidParameterValue
            PUT    | /v1/quotas/vpcs | {'value':99999999999} | 400 | InvalidParameterValue
            PUT    | /v1/quotas/vpcs | {} | 400 | MissingParameter
            POST   | /v1/flow-logs | {} | 400 | MissingParameter
            POST   | /v1/flow-logs | {'resourceId':'x','trafficType':'ALL'} | 400 | InvalidID
            POST   | /v1/flow-logs | {'resourceId':'vpc-ZEROS','trafficType':'all'} | 400 | InvalidParameterValue
            POST   | /v1/flow-logs | {'resourceId':'vpc-ZEROS','trafficType':'ALL','maxAggregationInterval':'x'} | 400 | InvalidParameterValue
            GET    | /v1/flow-logs/x | - | 400 | InvalidFlowLogId.Malformed
            POST   | /v1/load-balancers | {} | 400 | MissingParameter
            POST   | /v1/load-balancers | {'name':'x','scheme':'wide','subnets':[]} | 400 | InvalidParameterValue
            POST   | /v1/load-balancers | {'name':'x','subnets':[{'subnetId':'x'}]} | 400 | InvalidSubnetID.Malformed
            POST   | /v1/load-balancers | {'name':'x','subnets':[{}]} | 400 | MissingParameter
            GET    | /v1/load-balancers/x | - | 400 | LoadBalancerMalformed
            POST   | /v1/load-balancers/nlb-ZEROS/listeners | {'protocol':'ICMP','port':1,'targetGroupId':'tg-ZEROS'} | 400 | InvalidParameterValue
            POST   | /v1/load-balancers/nlb-ZEROS/listeners | {'protocol':'TCP','port':1,'targetGroupId':'x'} | 400 | TargetGroupMalformed
            PATCH  | /v1/load-balancers/nlb-ZEROS/listeners/x | {} | 400 | ListenerMalformed
            POST   | /v1/target-groups | {} | 400 | MissingParameter
            POST   | /v1/target-groups | {'name':'x','vpcId':'vpc-ZEROS','protocol':'TCP','port':1,'targetType':'alb'} | 400 | InvalidParameterValue
            POST   | /v1/target-groups/tg-ZEROS/targets | {} | 400 | MissingParameter
            POST   | /v1/target-groups/tg-ZEROS/targets | {'targets':[{'id':'10.0.0'}]} | 400 | InvalidParameterValue
            POST   | /v1/target-groups/tg-ZEROS/targets/health | {'target':{'id':'10.0.0.1'}} | 400 | MissingParameter
            POST   | /v1/prefix-lists | {} | 400 | MissingParameter
            POST   | /v1/prefix-lists | {'name':'x','addressFamily':'IPv5','maxEntries':1} | 400 | InvalidParameterValue
            POST   | /v1/prefix-lists | {'name':'x','addressFamily':'IPv4','maxEntries':1,'entries':[{'cidr':'x'}]} | 400 | InvalidParameterValue
            POST   | /v1/prefix-lists | {'name':'x','addressFamily':'IPv4','maxEntries':1,'entries':[{}]} | 400 | MissingParameter
            GET    | /v1/prefix-lists/x | - | 400 | InvalidPrefixListID.Malformed
            PATCH  | /v1/prefix-lists/pl-ZEROS | {'removeEntries':['x']} | 400 | InvalidParameterValue
            POST   | /v1/prefix-lists/pl-ZEROS/restore | {} | 400 | MissingParameter
            POST   | /v1/network-acls | {} | 400 | MissingParameter
            POST   | /v1/network-acls | {'vpcId':'x'} | 400 | InvalidVpcID.Malformed
            GET    | /v1/network-acls/x | - | 400 | InvalidNetworkAclID.Malformed
            GET    | /v1/network-acls?colour=red | - | 400 | UnknownParameter
            POST   | /v1/network-acls/acl-ZEROS/entries | {'ruleNumber':1,'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | MissingParameter
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'up','ruleNumber':1,'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':0,'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':32767,'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':1,'action':'pass','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':1,'action':'allow','protocol':'tcp','cidr':'0.0.0.0/0'} | 400 | MissingParameter
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':1,'action':'allow','protocol':'tcp','fromPort':9,'toPort':8,'cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            POST   | /v1/network-acls/acl-ZEROS/entries | {'direction':'egress','ruleNumber':1,'action':'allow','protocol':'-1','cidr':'x'} | 400 | InvalidParameterValue
            PUT    | /v1/network-acls/acl-ZEROS/entries/up/1 | {'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            PUT    | /v1/network-acls/acl-ZEROS/entries/egress/x | {'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'} | 400 | InvalidParameterValue
            DELETE | /v1/network-acls/acl-ZEROS/entries/egress/99999 | - | 400 | InvalidParameterValue
            POST   | /v1/network-acls/associations/x/replace | {'networkAclId':'acl-ZEROS'} | 400 | InvalidAssociationID.Malformed
            POST   | /v1/network-acls/associations/aclassoc-ZEROS/replace | {} | 400 | MissingParameter
            POST   | /v1/failover-groups | {} | 400 | MissingParameter
            POST   | /v1/failover-groups | {'standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit'} | 400 | MissingParameter
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','allocationId':'eipalloc-ZEROS','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit'} | 400 | InvalidParameterCombination
            POST   | /v1/failover-groups | {'networkInterfaceId':'x','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit'} | 400 | InvalidNetworkInterfaceId.Malformed
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[],'healthSource':'explicit'} | 400 | InvalidParameterValue
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{}],'healthSource':'explicit'} | 400 | MissingParameter
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{'instanceId':'x'}],'healthSource':'explicit'} | 400 | InvalidInstanceID.Malformed
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'hope'} | 400 | InvalidParameterValue
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit','misses':11} | 400 | InvalidParameterValue
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit','holdOffMillis':600001} | 400 | InvalidParameterValue
            POST   | /v1/failover-groups | {'networkInterfaceId':'eni-ZEROS','standbys':[{'instanceId':'i-ZEROS'}],'healthSource':'explicit','flows':[{'source':'x','destination':'10.0.0.2','protocol':'tcp'}]} | 400 | InvalidParameterValue
            PATCH  | /v1/failover-groups/fog-ZEROS | {'standbys':[]} | 400 | InvalidParameterValue
            PATCH  | /v1/failover-groups/fog-ZEROS | {'networkInterfaceId':'eni-ZEROS'} | 400 | UnknownParameter
            PATCH  | /v1/failover-groups/x | {} | 400 | InvalidFailoverGroupID.Malformed
            POST   | /v1/failover-groups/fog-ZEROS/heartbeat | {'instanceId':'i-ZEROS','leaseMillis':5000} | 400 | MissingParameter
            POST   | /v1/failover-groups/fog-ZEROS/heartbeat | {'instanceId':'i-ZEROS','term':1,'leaseMillis':999} | 400 | InvalidParameterValue
            POST   | /v1/failover-groups/fog-ZEROS/failover | {'standbyInstanceId':'x'} | 400 | InvalidInstanceID.Malformed
            POST   | /v1/failover-groups/fog-ZEROS/drill | - | 404 | InvalidFailoverGroupID.NotFound
            POST   | /v1/failover-groups/fog-ZEROS/drill?atLeast=x | - | 400 | InvalidParameterValue
            POST   | /v1/failover-groups/fog-ZEROS/drill?colour=red | - | 400 | UnknownParameter
            GET    | /v1/failover-groups?colour=red | - | 400 | UnknownParameter
            POST   | /v1/network-interfaces/eni-ZEROS/detach | {'failoverTerm':0} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate | {} | 400 | MissingParameter
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'xyz'} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate | {'source':'x','destination':'10.0.0.2','protocol':'tcp'} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp','destinationPort':70000} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'-1'} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp','icmpType':8} | 400 | InvalidParameterCombination
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp','icmpCode':8} | 400 | InvalidParameterCombination
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp','established':true,'oneWay':true} | 400 | InvalidParameterCombination
            POST   | /v1/flows/evaluate | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp','untracked':true} | 400 | InvalidParameterCombination
            POST   | /v1/flows/evaluate?atLeast=x | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp'} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate?consistency=x | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp'} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate?colour=red | {'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp'} | 400 | UnknownParameter
            GET    | /v1/flows/exposure/x | - | 400 | InvalidNetworkInterfaceId.Malformed
            GET    | /v1/flows/exposure/eni-ZEROS?colour=red | - | 400 | UnknownParameter
            POST   | /v1/flows/evaluate:batch | {'flows':[]} | 400 | InvalidParameterValue
            POST   | /v1/flows/evaluate:batch | {'flows':[{}]} | 400 | MissingParameter
            POST   | /v1/flows/evaluate:batch | {'flows':[{'source':'10.0.0.1','destination':'y','protocol':'tcp'}]} | 400 | InvalidParameterValue
            GET    | /v1/watch?from=x | - | 400 | InvalidParameterValue
            GET    | /v1/watch?resource=x | - | 400 | InvalidID
            GET    | /v1/watch?colour=red | - | 400 | UnknownParameter
            PUT    | /v1/vpcs | {} | 405 | MethodNotAllowed
            POST   | /v1/vpcs/vpc-ZEROS | {} | 405 | MethodNotAllowed
            GET    | /v1/network-interfaces/eni-ZEROS/move | - | 405 | MethodNotAllowed
            DELETE | /v1/quotas/vpcs | - | 405 | MethodNotAllowed
            POST   | /v1/watch | {} | 405 | MethodNotAllowed
            GET    | /v1/flows/evaluate | - | 405 | MethodNotAllowed
            GET    | /v1/nothing | - | 404 | NoSuchRoute
            POST   | /v1/vpcs/vpc-ZEROS/nothing | {} | 404 | NoSuchRoute
            """;

    private final Api api = Api.ofNewAccount();

    @Test
    void bad_input_is_told_as_a_problem_and_nothing_is_written() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            SoftAssertions softly = new SoftAssertions();
            TABLE.lines().forEach(line -> require(softly, line));
            softly.assertAll();
        });
    }

    private void require(SoftAssertions softly, String line) {
        String[] cells = line.replace("ZEROS", ZEROS).split(" *\\| *", -1);
        String body = cells[2].equals("-") ? null : cells[2];
        Reply reply = api.call(cells[0], cells[1], body, "X-Request-Id", "bad-1");
        softly.assertThat(reply.status() + " " + reply.text("code"))
                .as("%s %s: %s", reply.asked(), body, reply.text())
                .isEqualTo(cells[3] + " " + cells[4]);
        softly.assertThat(reply.header("X-Request-Id")).isEqualTo("bad-1");
        if (reply.status() == 405) {
            softly.assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void what_is_well_formed_and_not_there_is_not_found() {
        for (String path :
                new String[] {
                    "/v1/vpcs/vpc-",
                    "/v1/subnets/subnet-",
                    "/v1/security-groups/sg-",
                    "/v1/network-interfaces/eni-",
                    "/v1/addresses/eipalloc-",
                    "/v1/internet-gateways/igw-",
                    "/v1/route-tables/rtb-",
                    "/v1/nat-gateways/nat-",
                    "/v1/egress-only-internet-gateways/eigw-",
                    "/v1/failover-groups/fog-"
                }) {
            assertThat(api.get(path + ZEROS).is(404).text("type")).isEqualTo("/problems/not-found");
            assertThat(api.delete(path + ZEROS).is(404).text("type"))
                    .isEqualTo("/problems/not-found");
        }
        api.post("/v1/instances/i-" + ZEROS + "/stop", null)
                .isProblem(404, "InvalidInstanceID.NotFound");
        String group = "/v1/failover-groups/fog-" + ZEROS;
        api.post(group + "/failover", null).isProblem(404, "InvalidFailoverGroupID.NotFound");
        api.post(
                        group + "/heartbeat",
                        "{'instanceId':'i-" + ZEROS + "','term':1,'leaseMillis':5000}")
                .isProblem(404, "InvalidFailoverGroupID.NotFound");
        api.post(
                        "/v1/failover-groups",
                        "{'allocationId':'eipalloc-%s','standbys':[{'instanceId':'i-%s'}],'healthSource':'explicit'}"
                                .formatted(ZEROS, ZEROS))
                .isProblem(404, "InvalidAllocationID.NotFound");
        api.post("/v1/network-interfaces", "{'subnetId':'subnet-" + ZEROS + "'}")
                .isProblem(404, "InvalidSubnetID.NotFound");
    }

    @Test
    void every_field_that_is_wrong_is_named() {
        Reply refused =
                api.post(
                                "/v1/security-groups/sg-" + ZEROS + "/rules",
                                "{'rules':[{'protocol':'tcp','cidr':'0.0.0.0/0'},{'direction':'ingress'}]}")
                        .isProblem(400, "MissingParameter");
        assertThat(refused.texts("errors", "field"))
                .containsExactly("rules[0].direction", "rules[1].protocol");
        refused = api.post("/v1/vpcs", "{'cidrBlock':'10.0.0.0/16','tags':{'a':null}}").is(400);
        assertThat(refused.texts("errors", "field")).containsExactly("tags.a");
    }

    @Test
    void the_methods_of_a_path_are_told_to_who_uses_another() {
        assertThat(api.put("/v1/vpcs", "{}").is(405).header("Allow")).isEqualTo("GET, POST");
        assertThat(api.put("/v1/vpcs/vpc-" + ZEROS, "{}").is(405).header("Allow"))
                .isEqualTo("DELETE, GET, PATCH");
    }

    @Test
    void a_body_that_is_not_json_and_an_answer_that_is_not_wanted_are_refused() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            String body = "{'cidrBlock':'10.0.0.0/16'}";
            api.post("/v1/vpcs", body, "Content-Type", "text/plain")
                    .isProblem(415, "UnsupportedMediaType");
            api.post("/v1/vpcs", body, "Content-Type", "application/x-www-form-urlencoded")
                    .isProblem(415, "UnsupportedMediaType");
            api.post("/v1/vpcs", body, "Content-Type", "nonsense").is(415);
            api.post("/v1/vpcs", body, "Accept", "text/html").isProblem(406, "NotAcceptable");
            api.get("/v1/watch", "Accept", "application/json").isProblem(406, "NotAcceptable");
        });
    }

    @Test
    void headers_that_are_no_good_are_refused() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            String body = "{'cidrBlock':'10.0.0.0/16'}";
            api.post("/v1/vpcs", body, "Idempotency-Key", "x".repeat(65))
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "Idempotency-Key", "a b")
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "Idempotency-Key", "")
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "If-Match", "\"1\"")
                    .isProblem(400, "InvalidParameterCombination");
            api.delete("/v1/vpcs/vpc-" + ZEROS, "If-Match", "1")
                    .isProblem(400, "InvalidParameterValue");
            api.get("/v1/vpcs", "Enif-At-Least", "x").isProblem(400, "InvalidParameterValue");
        });
        assertThat(
                        api.send("GET", "/v1/vpcs", null, "Enif-Account", "12")
                                .is(400)
                                .text("errors/0/field"))
                .isEqualTo("Enif-Account");
    }

    @Test
    void a_request_id_that_must_not_get_into_a_log_is_replaced() {
        assertThat(api.get("/v1/vpcs", "X-Request-Id", "a b").header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        assertThat(api.get("/v1/vpcs", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }
}
